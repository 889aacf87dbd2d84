import type { IncomingHttpHeaders } from "node:http";
import type { JSONWebKeySet, JWTPayload } from "jose";
import { forbidden, unauthorized, type Answer } from "./answers.ts";
import type { Route } from "./from-graph.ts";
import { verifyToken } from "./verify-token.ts";

/** What a JWT authorizer tells the function about the caller. */
export interface JwtContext {
  /** Every value as text, whatever it was in the token. */
  readonly claims: Readonly<Record<string, string>>;
  /** The route's scopes that the token has; null where the route wants none. */
  readonly scopes: readonly string[] | null;
}

/** Whether a request may pass; `jwt` is undefined on a route without an authorizer. */
export type Authorization =
  | { readonly ok: true; readonly jwt?: JwtContext }
  | { readonly ok: false; readonly answer: Answer };

/** What a caller sends that may carry a token. */
export interface Presented {
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
}

/** How the time and the keys of the issuer are got. */
export interface Trust {
  now(): number;
  keys(): Promise<JSONWebKeySet>;
}

/**
 * Asks for the token that a route wants, and for one of its scopes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html for the 401 and its header
 */
export async function authorize(
  { authorizer, scopes }: Route,
  presented: Presented,
  trust: Trust,
): Promise<Authorization> {
  if (!authorizer) return { ok: true };
  const token = findToken(authorizer.identitySources, presented);
  if (token === undefined) return { ok: false, answer: unauthorized("Bearer") };

  const verified = await verifyToken(token, authorizer, { keys: await trust.keys(), now: trust.now() });
  if (!verified.ok) {
    return { ok: false, answer: unauthorized(challenge([], "invalid_token", verified.description)) };
  }
  const granted = scopesOf(verified.claims);
  const matched = scopes.filter((scope) => granted.includes(scope));
  if (scopes.length > 0 && matched.length === 0) {
    const description = "the token does not have a required scope";
    return { ok: false, answer: forbidden(challenge(scopes, "insufficient_scope", description)) };
  }
  const claims = Object.entries(verified.claims).map(([name, value]) => [name, asText(value)]);
  return { ok: true, jwt: { claims: Object.fromEntries(claims), scopes: scopes.length > 0 ? matched : null } };
}

function findToken(sources: readonly string[], { headers, query }: Presented): string | undefined {
  for (const source of sources) {
    const [, place, name = ""] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    const value = place === "header" ? headers[name.toLowerCase()] : query.get(name);
    if (typeof value === "string" && value !== "") return value.replace(/^Bearer\s+/i, "");
  }
  return undefined;
}

function scopesOf({ scope, scp }: JWTPayload): readonly string[] {
  return [scope ?? scp].flat().flatMap((text) => (typeof text === "string" ? text.split(" ") : []));
}

// A list arrives as `[a b]`: API Gateway writes claims the way Go prints them.
function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asText).join(" ")}]`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function challenge(scopes: readonly string[], error: string, description: string): string {
  return `Bearer scope="${scopes.join(" ")}" error="${error}" error_description="${description}"`;
}

import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from "jose";
import type { JwtAuthorizer } from "./from-graph.ts";

/** "Currently, only RSA-based algorithms are supported." */
const ALGORITHMS = ["RS256", "RS384", "RS512"];

/** A token's claims, or in a few words why it was not taken. */
export type Verified =
  | { readonly ok: true; readonly claims: JWTPayload }
  | { readonly ok: false; readonly description: string };

/**
 * Holds a token against API Gateway's rules, in their order: signature by a key that its `kid` names, `iss`, then `aud`
 * (`client_id` only where there is no `aud`), `exp`, `nbf` and `iat`.
 *
 * @param now Milliseconds since the epoch.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function verifyToken(
  token: string,
  { issuer, audiences }: JwtAuthorizer,
  { keys, now }: { readonly keys: JSONWebKeySet; readonly now: number },
): Promise<Verified> {
  try {
    if (decodeProtectedHeader(token).kid === undefined) return refuse("the token does not name its key");
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      algorithms: ALGORITHMS,
      issuer,
      requiredClaims: ["exp"],
      currentDate: new Date(now),
    });
    if (!hasAudience(payload, audiences)) return refuse("the token does not have a valid audience");
    if (payload.iat !== undefined && payload.iat * 1000 > now) return refuse("the token was issued in the future");
    return { ok: true, claims: payload };
  } catch (thrown) {
    return refuse(describe(thrown));
  }
}

function hasAudience({ aud, client_id: client }: JWTPayload, audiences: readonly string[]): boolean {
  return [aud ?? client].flat().some((one) => typeof one === "string" && audiences.includes(one));
}

function refuse(description: string): Verified {
  return { ok: false, description };
}

// AWS publishes its words for a wrong audience alone (http-api-troubleshooting-jwt.html); the others are ours, alike.
function describe(thrown: unknown): string {
  if (thrown instanceof errors.JWTExpired) return "the token has expired";
  if (thrown instanceof errors.JWTClaimValidationFailed) return `the token does not have a valid ${thrown.claim}`;
  if (thrown instanceof errors.JWSSignatureVerificationFailed) return "the token does not have a valid signature";
  if (thrown instanceof errors.JWKSNoMatchingKey) return "the token names an unknown key";
  if (thrown instanceof errors.JOSEAlgNotAllowed) return "the token's signing method is not supported";
  return "the token cannot be read";
}

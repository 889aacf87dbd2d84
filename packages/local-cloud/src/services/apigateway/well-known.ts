import type { Answer } from "./answers.ts";
import type { HttpApi } from "./from-graph.ts";
import { openIdConfiguration, type LocalIssuer } from "./issuer.ts";

/**
 * Answers for the issuer that an API's authorizer trusts: who it is and with which keys it signs, under
 * `/.well-known/openid-configuration` and `/.well-known/jwks.json`. AWS has these at the issuer's own address; here there
 * is none.
 *
 * @returns Undefined for every other request, and for all of them where the API trusts no issuer.
 */
export function serveIssuer(
  api: HttpApi,
  issuer: LocalIssuer,
): (method: string | undefined, url: URL) => Promise<Answer | undefined> {
  const trusted = api.routes.find(({ authorizer }) => authorizer)?.authorizer;
  return async (method, { pathname, origin }) => {
    if (!trusted || method !== "GET") return undefined;
    if (pathname === "/.well-known/jwks.json") return asJson(await issuer.keys());
    if (pathname === "/.well-known/openid-configuration") return asJson(openIdConfiguration(trusted.issuer, origin));
    return undefined;
  };
}

function asJson(document: unknown): Answer {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(document) };
}

import type { IncomingMessage } from "node:http";
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
): (request: IncomingMessage) => Promise<Answer> | undefined {
  const trusted = api.routes.find(({ authorizer }) => authorizer)?.authorizer;
  return ({ method, url, headers }) => {
    if (!trusted || method !== "GET") return undefined;
    if (url === "/.well-known/jwks.json") return issuer.keys().then(asJson);
    if (url !== "/.well-known/openid-configuration") return undefined;
    return Promise.resolve(asJson(openIdConfiguration(trusted.issuer, `http://${headers.host}`)));
  };
}

function asJson(document: unknown): Answer {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(document) };
}

import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { HttpApi, JwtAuthorizer } from "./from-graph.ts";
import { TOKEN_LIFE_S } from "./limits.ts";

/** Stands for the one who calls, unless a test says who. */
const SUBJECT = "00000000-0000-4000-8000-000000000000";

/** What a Cognito access token carries that was not got through OAuth; other issuers give it no meaning. */
const DEFAULT_SCOPE = "aws.cognito.signin.user.admin";

/**
 * The claims of an access token that this authorizer accepts on every route. As with Cognito, the audience stands in
 * `client_id`; for any other issuer, in `aud`.
 *
 * @param now Milliseconds since the epoch.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function standardClaims(authorizer: JwtAuthorizer, apis: readonly HttpApi[], now: number): JWTPayload {
  const { issuer, audiences } = authorizer;
  const [audience = ""] = audiences;
  const routes = apis.flatMap((api) => api.routes);
  const scopes = new Set(routes.flatMap(({ scopes: wanted }) => wanted));
  const seconds = Math.floor(now / 1000);
  return {
    iss: issuer,
    sub: SUBJECT,
    ...(issuer.startsWith("https://cognito-idp.") ? { client_id: audience } : { aud: audience }),
    token_use: "access",
    scope: [...scopes].join(" ") || DEFAULT_SCOPE,
    iat: seconds,
    exp: seconds + TOKEN_LIFE_S,
    jti: randomUUID(),
  };
}

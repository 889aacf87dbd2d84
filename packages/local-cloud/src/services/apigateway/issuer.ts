import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWTPayload } from "jose";

/** The only family that API Gateway takes is RSA; this is the member that Cognito signs with. */
const ALGORITHM = "RS256";

/** Signs tokens in the name of whatever issuer the graph's authorizers trust. */
export interface LocalIssuer {
  readonly sign: (claims: JWTPayload) => Promise<string>;
  /** The public half, as an issuer publishes it under its `jwks_uri`. */
  readonly keys: () => Promise<JSONWebKeySet>;
}

/** Begins to make a key at once, which takes about a tenth of a second on another thread; whoever needs it waits for it. */
export function createLocalIssuer(): LocalIssuer {
  const kid = randomUUID();
  const pair = generateKeyPair(ALGORITHM);
  // Nobody may ever ask for the key, and then nobody need hear that it failed.
  pair.catch(() => undefined);
  return {
    sign: async (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid, typ: "JWT" }).sign((await pair).privateKey),
    keys: async () => ({ keys: [{ ...(await exportJWK((await pair).publicKey)), kid, alg: ALGORITHM, use: "sig" }] }),
  };
}

/**
 * The document that an issuer serves as `/.well-known/openid-configuration`, with the parts that verifiers read.
 *
 * @param address Where the keys really are: the API's own server.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
 */
export function openIdConfiguration(issuer: string, address: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    jwks_uri: `${address}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: [ALGORITHM],
    response_types_supported: ["token"],
    subject_types_supported: ["public"],
  };
}

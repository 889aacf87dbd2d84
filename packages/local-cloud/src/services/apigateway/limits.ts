// API Gateway's limits for HTTP APIs, and the local issuer's own figures.

/**
 * Bytes of a request's body: 10 MB.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const MOST_BODY_BYTES = 10 * 1024 * 1024;

/** Milliseconds that an integration may take, and has where it names none. Source: as for {@link MOST_BODY_BYTES}. */
export const LONGEST_INTEGRATION_MS = 30_000;

/**
 * Seconds that a token is valid for: what a Cognito access token lives unless its client says otherwise.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export const TOKEN_LIFE_S = 3600;

/** Bytes of randomness in a request id: they make 16 characters that end in `=`, as API Gateway's do. */
export const REQUEST_ID_BYTES = 11;

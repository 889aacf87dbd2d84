import type { Resource } from "../../../graph/graph.ts";
import { resourceOf } from "../../../testing/graph-of.ts";

// The parts of an HTTP API called Front, with one function behind it, as the recorder writes them down.

const FUNCTION_NAME = "shop-test-Items";

export const FUNCTION_ARN = `arn:aws:lambda:us-east-1:000000000000:function:${FUNCTION_NAME}`;

export const ISSUER = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool";

/** Inputs of a route that wants a token of {@link authorizer}. */
export const GUARDED = { authorizationType: "JWT", authorizerId: "Door-id" };

type Inputs = Readonly<Record<string, unknown>>;

const made = (type: string, name: string, inputs: Inputs): Resource => ({
  ...resourceOf(`aws:apigatewayv2/${type}`, name, { apiId: "abc123", ...inputs }, {}),
  id: `${name}-id`,
});

export const api = (inputs: Inputs = {}): Resource => ({
  ...resourceOf(
    "aws:apigatewayv2/api:Api",
    "Front",
    { protocolType: "HTTP", corsConfiguration: {}, ...inputs },
    { apiEndpoint: "https://abc123.execute-api.us-east-1.amazonaws.com" },
  ),
  id: "abc123",
});

export const integration = (inputs: Inputs = {}): Resource =>
  made("integration:Integration", "Behind", {
    integrationType: "AWS_PROXY",
    integrationUri: FUNCTION_ARN,
    payloadFormatVersion: "2.0",
    ...inputs,
  });

export const route = (routeKey: string, inputs: Inputs = {}): Resource =>
  made("route:Route", routeKey, { routeKey, target: "integrations/Behind-id", ...inputs });

export const authorizer = (inputs: Inputs = {}): Resource =>
  made("authorizer:Authorizer", "Door", {
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: ISSUER, audiences: ["client-1"] },
    ...inputs,
  });

/** An API with `GET /items`, open to all. */
export const OPEN = [api(), integration(), route("GET /items")];

/** The same for callers with a token. */
export const CLOSED = [api(), integration(), authorizer(), route("GET /items", GUARDED)];

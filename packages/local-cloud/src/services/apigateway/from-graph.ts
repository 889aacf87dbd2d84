import type { Resource, ResourceGraph } from "../../graph/graph.ts";
import { viewGraph, type GraphView } from "../../graph/graph-view.ts";
import type { CorsConfiguration } from "./cors.ts";
import { LONGEST_INTEGRATION_MS } from "./limits.ts";

/** An HTTP API that the program asks for. */
export interface HttpApi {
  /** The logical name of the SST component, or of the API itself where no such component made it. */
  readonly name: string;
  readonly id: string;
  /** The host of its address on AWS. */
  readonly domainName: string;
  readonly routes: readonly Route[];
  /** Undefined where the API leaves CORS to its functions. */
  readonly cors?: CorsConfiguration;
}

/** One route of an API. */
export interface Route {
  /** `POST /items/{id}`, `ANY /{proxy+}` or `$default`. */
  readonly key: string;
  readonly authorizer?: JwtAuthorizer;
  /** A token must have one of these; empty where any token will do. */
  readonly scopes: readonly string[];
  readonly target: RouteTarget | Unsupported;
}

/** The function behind a route. */
export interface RouteTarget {
  readonly functionName: string;
  readonly timeoutMs: number;
}

/** Why a route cannot be served here. */
export interface Unsupported {
  readonly unsupported: string;
}

/** What a token must be like. */
export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** Where a request carries its token, such as `$request.header.Authorization`. */
  readonly identitySources: readonly string[];
}

const DEFAULT_IDENTITY_SOURCES = ["$request.header.Authorization"];

// Holds for an ARN and for the invoke ARN around it: ...:function:<name>[:<qualifier>][/invocations].
const FUNCTION_IN_ARN = /:function:([^:/]+)/;

/** The HTTP APIs of a graph with their routes. WebSocket APIs are left out: they are another protocol. */
export function readHttpApis(graph: ResourceGraph): readonly HttpApi[] {
  const view = viewGraph(graph);
  const routes = Map.groupBy(view.byType("aws:apigatewayv2/route:Route"), ({ inputs }) => inputs["apiId"]);
  return view
    .byType("aws:apigatewayv2/api:Api")
    .filter(({ inputs }) => inputs["protocolType"] === "HTTP")
    .map((api) => readApi(api, routes.get(api.id) ?? [], view));
}

function readApi(api: Resource, routes: readonly Resource[], view: GraphView): HttpApi {
  const cors = api.inputs["corsConfiguration"] as CorsConfiguration | undefined;
  return {
    name: nameOf(api, view),
    id: String(api.id),
    domainName: new URL(String(api.outputs["apiEndpoint"])).hostname,
    routes: routes.map((route) => readRoute(route, view)),
    ...(cors?.allowOrigins?.length && { cors }),
  };
}

function nameOf(api: Resource, view: GraphView): string {
  const parent = api.parent === undefined ? undefined : view.byUrn(api.parent);
  return parent?.type === "sst:aws:ApiGatewayV2" ? parent.name : api.name;
}

function readRoute({ inputs }: Resource, view: GraphView): Route {
  const { routeKey, authorizationType = "NONE", authorizerId, authorizationScopes, target } = inputs;
  const authorizer = view.byType("aws:apigatewayv2/authorizer:Authorizer").find(({ id }) => id === authorizerId);
  const integration = view
    .byType("aws:apigatewayv2/integration:Integration")
    .find(({ id }) => `integrations/${id}` === target);
  const isOpen = authorizationType === "NONE";
  const isJwt = authorizationType === "JWT" && authorizer !== undefined;
  return {
    key: String(routeKey),
    ...(isJwt && { authorizer: readAuthorizer(authorizer) }),
    scopes: (authorizationScopes as readonly string[] | undefined) ?? [],
    target:
      isOpen || isJwt ? readTarget(integration) : { unsupported: `authorization of type ${String(authorizationType)}` },
  };
}

function readAuthorizer({ inputs }: Resource): JwtAuthorizer {
  const { issuer, audiences } = inputs["jwtConfiguration"] as Partial<JwtAuthorizer>;
  return {
    issuer: issuer ?? "",
    audiences: audiences ?? [],
    identitySources: (inputs["identitySources"] as readonly string[] | undefined) ?? DEFAULT_IDENTITY_SOURCES,
  };
}

function readTarget(integration: Resource | undefined): Route["target"] {
  const {
    integrationType,
    integrationUri,
    payloadFormatVersion,
    timeoutMilliseconds: timeoutMs = LONGEST_INTEGRATION_MS,
  } = integration?.inputs ?? {};
  const functionName = FUNCTION_IN_ARN.exec(String(integrationUri))?.[1];
  if (integrationType !== "AWS_PROXY" || functionName === undefined) {
    return { unsupported: `an integration of type ${String(integrationType)} with ${String(integrationUri)}` };
  }
  if (payloadFormatVersion !== "2.0") return { unsupported: `payload format ${String(payloadFormatVersion)}` };
  return { functionName, timeoutMs: Number(timeoutMs) };
}

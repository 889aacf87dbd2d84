import { createFunction } from "./function.ts";
import { API_BURST, API_RATE_PER_SECOND, PRODUCER_TIMEOUT_S } from "./numbers.ts";
import type { SourceTable } from "./table.ts";

/** One service that writes rows: its routes with their logical names, and what it may do to the table. */
interface Producer {
  readonly name: string;
  /** The folder's name under packages/producers. */
  readonly service: string;
  readonly description: string;
  readonly routes: Readonly<Record<string, string>>;
  readonly actions: string[];
}

const PRODUCERS: readonly Producer[] = [
  {
    name: "Users",
    service: "users",
    description: "HTTP API that writes the rows of users.",
    routes: {
      "POST /users": "RegisterUser",
      "GET /users/{userId}": "GetUser",
      "PATCH /users/{userId}": "ChangeUser",
      "DELETE /users/{userId}": "DeleteUser",
    },
    actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
  },
  {
    name: "Orders",
    service: "orders",
    description: "HTTP API that writes the rows of orders.",
    routes: {
      "POST /orders": "PlaceOrder",
      "GET /orders/{orderId}": "GetOrder",
      "POST /orders/{orderId}/cancel": "CancelOrder",
    },
    actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
  },
];

/** The HTTP API, and where its callers get their tokens. */
export interface Producers {
  readonly api: sst.aws.ApiGatewayV2;
  readonly callers: { readonly pool: $util.Output<string>; readonly client: $util.Output<string> };
}

/** Makes the HTTP API, who may call it, and one function for each service behind it. */
export function createProducers(table: SourceTable): Producers {
  const api = new sst.aws.ApiGatewayV2("Api", {
    cors: false,
    transform: {
      stage: (args) => {
        args.defaultRouteSettings = { throttlingRateLimit: API_RATE_PER_SECOND, throttlingBurstLimit: API_BURST };
      },
    },
  });
  const callers = createCallers();
  const authorizer = authorize(api, callers);
  for (const { name, service, description, routes, actions } of PRODUCERS) {
    const fn = createFunction(name, {
      handler: `packages/producers/${service}/src/handler.handler`,
      service,
      description,
      timeoutSeconds: PRODUCER_TIMEOUT_S,
      environment: { TABLE_NAME: table.name },
      permissions: [{ actions, resources: [table.arn] }],
    });
    for (const [route, routeName] of Object.entries(routes)) {
      api.route(route, fn.arn, { name: routeName, auth: { jwt: { authorizer } } });
    }
  }
  return { api, callers };
}

/** The user pool of those who may call the API. Nobody can sign up by themselves: an administrator adds them. */
function createCallers(): Producers["callers"] {
  const pool = new sst.aws.CognitoUserPool("Callers", {
    usernames: ["email"],
    transform: { userPool: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } } },
  });
  const client = pool.addClient("CallersClient", {
    transform: {
      client: {
        // Tokens come from the admin API alone, so that no hosted page and no redirect is open.
        explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        allowedOauthFlowsUserPoolClient: false,
        allowedOauthFlows: [],
        allowedOauthScopes: [],
        callbackUrls: [],
      },
    },
  });
  return { pool: pool.id, client: client.id };
}

/** Every route wants a token of that pool: an open route that ends in an e-mail is a mail relay (rule 20). */
function authorize(api: sst.aws.ApiGatewayV2, { pool, client }: Producers["callers"]): $util.Output<string> {
  const { region } = aws.getRegionOutput();
  const issuer = $interpolate`https://cognito-idp.${region}.amazonaws.com/${pool}`;
  return api.addAuthorizer({ name: "Callers", jwt: { issuer, audiences: [client] } }).id;
}

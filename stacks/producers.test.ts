import { expect, test } from "vitest";
import { rightsOf } from "./testing/policies.ts";
import { recordPreview, recordProduction } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();
const stages = [
  ["production", production],
  ["preview-x", preview],
] as const;

const ROUTES = {
  "POST /users": "Users",
  "GET /users/{userId}": "Users",
  "PATCH /users/{userId}": "Users",
  "DELETE /users/{userId}": "Users",
  "POST /orders": "Orders",
  "GET /orders/{orderId}": "Orders",
  "POST /orders/{orderId}/cancel": "Orders",
};

test.each(stages)("in %s every route leads to its service's one function", (_stage, view) => {
  const integrations = new Map(view.byType("Integration").map(({ id, inputs }) => [id, inputs["integrationUri"]]));
  const routes = view.byType("Route").map(({ inputs }) => {
    const integration = String(inputs["target"]).replace("integrations/", "");
    return [inputs["routeKey"], integrations.get(integration)];
  });
  const expected = Object.entries(ROUTES).map(([route, name]) => [route, view.one("Function", name).outputs["arn"]]);
  expect(Object.fromEntries(routes)).toEqual(Object.fromEntries(expected));
});

test.each(stages)("in %s no route is open: each wants a token of the callers' pool (rule 20)", (_stage, view) => {
  const authorizer = view.one("Authorizer", "ApiAuthorizerCallers");
  expect(authorizer.inputs).toMatchObject({
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: {
      issuer: `https://cognito-idp.us-east-1.amazonaws.com/${view.one("UserPool", "Callers").id}`,
      audiences: [view.one("UserPoolClient", "CallersClient").id],
    },
  });
  for (const { inputs } of view.byType("Route")) {
    expect(inputs).toMatchObject({ authorizationType: "JWT", authorizerId: authorizer.id });
  }
});

test.each(stages)("in %s nobody can give themselves a token", (_stage, view) => {
  expect(view.one("UserPool", "Callers").inputs).toMatchObject({
    adminCreateUserConfig: { allowAdminCreateUserOnly: true },
  });
  expect(view.one("UserPoolClient", "CallersClient").inputs).toMatchObject({
    explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    allowedOauthFlowsUserPoolClient: false,
    allowedOauthFlows: [],
  });
});

test.each(stages)("in %s the API admits no other site's scripts, and throttles", (_stage, view) => {
  expect(view.one("Api", "Api").inputs["corsConfiguration"] ?? {}).toEqual({});
  expect(view.one("Stage", "Api").inputs).toMatchObject({
    defaultRouteSettings: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },
  });
});

test.each(stages)(
  "in %s a producer may read and write the table, and no index, no stream, no other",
  (_stage, view) => {
    const table = [String(view.one("Table", "Entities").outputs["arn"])];
    const logs = (name: string): string[] => [`${String(view.one("LogGroup", `${name}Logs`).outputs["arn"])}:*`];
    const common = { "dynamodb:GetItem": table, "dynamodb:PutItem": table, "dynamodb:UpdateItem": table };
    const logging = (name: string) => ({ "logs:CreateLogStream": logs(name), "logs:PutLogEvents": logs(name) });
    expect(rightsOf(view, "Users")).toEqual({ ...common, "dynamodb:DeleteItem": table, ...logging("Users") });
    expect(rightsOf(view, "Orders")).toEqual({ ...common, ...logging("Orders") });
  },
);

test.each(stages)("in %s only the API may call a producer", (_stage, view) => {
  const execution = String(view.one("Api", "Api").outputs["executionArn"]);
  const producers = new Set(["Users", "Orders"].map((name) => view.one("Function", name).outputs["arn"]));
  const permissions = view.byType("Permission").filter(({ inputs }) => producers.has(inputs["function"]));
  expect(permissions.length).toBeGreaterThan(0);
  for (const { inputs } of permissions) {
    expect(inputs).toMatchObject({
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      sourceArn: `${execution}/*`,
    });
  }
});

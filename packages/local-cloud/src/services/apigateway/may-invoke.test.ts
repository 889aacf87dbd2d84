import { expect, test } from "vitest";
import type { Authorize } from "../../iam/iam.ts";
import type { AccessQuestion } from "../../iam/question.ts";
import { api, CLOSED, FUNCTION_ARN, integration, route } from "./testing/front.ts";
import { expectRefusal, startFront, type Handler } from "./testing/start-front.ts";

const refuse: Authorize = () => ({ allowed: false, reason: "because nobody may" });
const handler: Handler = ({ routeKey }) => routeKey;

test("a function that does not let the API in is not invoked, and the client learns no more than that it failed", async () => {
  const { call, events } = await startFront([api(), integration(), route("GET /items")], handler, refuse);
  await expectRefusal(await call("/items"), 500, "Internal Server Error");
  expect(events).toEqual([]);
});

test.each([
  ["GET /items", "/items", "GET/items"],
  ["GET /items/{id}", "/items/12", "GET/items/{id}"],
  ["$default", "/anything", "$default"],
])("API Gateway asks for the route %s of the default stage", async (key, path, source) => {
  const questions: AccessQuestion[] = [];
  const authorize = (question: AccessQuestion) => {
    questions.push(question);
    return { allowed: true } as const;
  };
  const { call } = await startFront([api(), integration(), route(key)], handler, authorize);
  await call(path);
  expect(questions).toEqual([
    {
      principal: { kind: "service", service: "apigateway.amazonaws.com" },
      action: "lambda:InvokeFunction",
      resource: FUNCTION_ARN,
      sourceArn: `arn:aws:execute-api:us-east-1:000000000000:abc123/$default/${source}`,
    },
  ]);
});

test("a caller without a token is refused before the function is asked for", async () => {
  const questions: AccessQuestion[] = [];
  const { call } = await startFront(CLOSED, handler, (question) => {
    questions.push(question);
    return { allowed: true };
  });
  await expectRefusal(await call("/items"), 401, "Unauthorized");
  expect(questions).toEqual([]);
});

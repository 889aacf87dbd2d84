import { expect, test } from "vitest";
import type { Route } from "./from-graph.ts";
import { createRouter } from "./match-route.ts";

const routeTo = (key: string): Route => ({ key, scopes: [], target: { functionName: "f", timeoutMs: 1 } });

// The worst order: the least specific first.
const match = createRouter(
  [
    "$default",
    "ANY /{proxy+}",
    "GET /pets/{proxy+}",
    "ANY /pets/dog/{id}",
    "GET /pets/dog/{id}",
    "GET /pets/dog/1",
  ].map(routeTo),
);

test.each([
  ["GET", "/pets/dog/1", "GET /pets/dog/1", undefined],
  ["GET", "/pets/dog/2", "GET /pets/dog/{id}", { id: "2" }],
  ["PUT", "/pets/dog/1", "ANY /pets/dog/{id}", { id: "1" }],
  ["GET", "/pets/cat/1", "GET /pets/{proxy+}", { proxy: "cat/1" }],
  ["GET", "/pets/dog/", "GET /pets/{proxy+}", { proxy: "dog/" }],
  ["POST", "/test/5", "ANY /{proxy+}", { proxy: "test/5" }],
  ["GET", "/", "$default", undefined],
])("%s %s goes to %s", (method, path, key, pathParameters) => {
  const found = match(method, path);
  expect([found?.route.key, found?.pathParameters]).toEqual([key, pathParameters]);
});

test("variables are decoded, a slash within one included, and text that is badly encoded stays as it is", () => {
  expect(match("GET", "/pets/dog/a%2Fb%20c")?.pathParameters).toEqual({ id: "a/b c" });
  expect(match("GET", "/pets/dog/100%")?.pathParameters).toEqual({ id: "100%" });
});

test("a variable stands for one part that is not empty", () => {
  const only = createRouter([routeTo("GET /pets/{id}")]);
  expect(only("GET", "/pets/")).toBeUndefined();
  expect(only("GET", "/pets/1/2")).toBeUndefined();
  expect(only("GET", "/pets/1")?.pathParameters).toEqual({ id: "1" });
});

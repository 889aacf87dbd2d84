import { expect, test } from "vitest";
import { evaluatePattern } from "./evaluate.ts";

test("a pattern is evaluated without a bus", () => {
  const pattern = '{"detail":{"kind":[{"prefix":"a"}]}}';
  expect(evaluatePattern(pattern, '{"detail":{"kind":"ab"}}')).toEqual({ ok: true, matches: true });
  expect(evaluatePattern(pattern, '{"detail":{"kind":"ba"}}')).toEqual({ ok: true, matches: false });
});

test("a pattern that AWS refuses is refused in AWS's words", () => {
  expect(evaluatePattern('{"detail":"x"}', "{}")).toEqual({
    ok: false,
    message: 'Event pattern is not valid. Reason: "detail" must be an object or an array',
  });
});

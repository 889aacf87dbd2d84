import { expect, test } from "vitest";
import { entryBytes } from "./entry-bytes.ts";

test("counts UTF-8 of source, type, detail and every resource, and 14 for the time", () => {
  const entry = {
    EventBusName: "not counted",
    Source: "é",
    DetailType: "ab",
    Detail: '{"a":"日"}',
    Time: new Date(0),
    Resources: ["x", "ÿ"],
    TraceHeader: "not counted",
  };
  expect(entryBytes(entry)).toBe(14 + 2 + 2 + 11 + 1 + 2);
});

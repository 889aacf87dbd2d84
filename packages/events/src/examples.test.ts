import { expect, test } from "vitest";
import { examples, sampleData } from "./examples.ts";

test("a sample is a copy that a test may change", () => {
  const sample = sampleData("UserDeleted.v1");
  sample.email = "other@example.com";
  expect(sampleData("UserDeleted.v1").email).toBe(examples["UserDeleted.v1"][0]?.email);
});

test("the index chooses among the examples and starts over", () => {
  const { length } = examples["UserDeleted.v1"];
  expect(sampleData("UserDeleted.v1", 1)).toEqual(examples["UserDeleted.v1"][1]);
  expect(sampleData("UserDeleted.v1", length)).toEqual(examples["UserDeleted.v1"][0]);
});

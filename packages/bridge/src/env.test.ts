import { expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

const variables = {
  BUS_NAME: "events",
  PARK_QUEUE_URL: "https://sqs.example/parked",
  CLAIMS_BUCKET: "claims",
  FAILURES_BUCKET: "failures",
  PUBLISHED_TYPES: "UserDeleted.v1,UserRegistered.v2",
  BRIDGE_SINCE: "2026-11-01T00:00:00Z",
  PARK_UNSEEN_PARAMETER: "/streambridge/test/bridge/park-unseen",
};

test("reads what the stack says", () => {
  expect(readEnvironment(variables)).toEqual({
    busName: "events",
    parkQueueUrl: "https://sqs.example/parked",
    claimsBucket: "claims",
    failuresBucket: "failures",
    publishedTypes: new Set(["UserDeleted.v1", "UserRegistered.v2"]),
    since: Date.parse("2026-11-01T00:00:00Z"),
    parkUnseenParameter: "/streambridge/test/bridge/park-unseen",
  });
});

test("publishes nothing, and ignores nothing for its age, when the stack leaves these empty", () => {
  expect(readEnvironment({ ...variables, PUBLISHED_TYPES: "", BRIDGE_SINCE: "" })).toMatchObject({
    publishedTypes: new Set(),
    since: undefined,
  });
});

test.each([
  ["BUS_NAME", undefined],
  ["PARK_QUEUE_URL", ""],
  ["PUBLISHED_TYPES", "UserRegistered.v99"],
  ["BRIDGE_SINCE", "yesterday"],
])("refuses %s=%s, naming the variable", (name, value) => {
  expect(() => readEnvironment({ ...variables, [name]: value })).toThrow(
    expect.objectContaining({ code: "SETTING_MISSING", detail: { name } }),
  );
});

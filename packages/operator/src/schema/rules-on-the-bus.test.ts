import type { JsonObject, Reader, Readers } from "@streambridge/registry";
import { expect, test } from "vitest";
import { rulesOnTheBus } from "./rules-on-the-bus.ts";

function readersWith(pattern?: JsonObject): Readers {
  const reader: Reader = {
    name: "warehouse",
    kind: "external",
    owner: "data team",
    file: "consumers.external/warehouse.json",
    events: ["OrderPlaced.v1"],
    fields: {},
    ...(pattern !== undefined && { pattern }),
  };
  return { root: ".", readers: [reader] };
}

test("patterns are evaluated as EventBridge does", async () => {
  const pattern = { detail: { metadata: { keys: { channel: [{ "anything-but": "phone" }] } } } };
  const rules = await rulesOnTheBus(readersWith(pattern));
  const matches = (channel: string) => rules?.matches(pattern, { detail: { metadata: { keys: { channel } } } });
  expect([matches("web"), matches("phone")]).toEqual([true, false]);
});

test("without a pattern there is nothing to evaluate", async () => {
  expect(await rulesOnTheBus(readersWith())).toBeUndefined();
});

test("a pattern that AWS refuses is refused in AWS's words, with the file", async () => {
  await expect(rulesOnTheBus(readersWith({ detail: { channel: "web" } }))).rejects.toMatchObject({
    code: "SCHEMA_INVALID",
    message: expect.stringMatching(/consumers\.external\/warehouse\.json.*"channel" must be an object or an array/),
  });
});

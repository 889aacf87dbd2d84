import { expect, test } from "vitest";
import { queueArnOf } from "../../../testing/graph-of.ts";
import { entryOf, openQueueOf, ruleToTarget, startEventBridge } from "../testing/start-event-bridge.ts";

async function deliver(input: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const { bridge, bodiesIn } = startEventBridge([
    openQueueOf("Mail"),
    ...ruleToTarget({ arn: queueArnOf("Mail"), ...input }),
  ]);
  bridge.putEvents({ Entries: [entryOf({ place: { city: "Bern" }, list: [1, 2] })] });
  await bridge.idle();
  return bodiesIn("Mail");
}

test.each([
  ["a constant", { input: '{"a":1}' }, '{"a":1}'],
  ["a part of the event", { inputPath: "$.detail.place" }, '{"city":"Bern"}'],
  ["a text of the event, with its quotes", { inputPath: "$.detail.place.city" }, '"Bern"'],
  ["an element of a list", { inputPath: "$.detail.list[1]" }, "2"],
  ["a key with a hyphen", { inputPath: "$.detail-type" }, '"Opened"'],
  [
    "a filled template",
    { inputTransformer: { inputPaths: { city: "$.detail.place.city" }, inputTemplate: '{"in": <city>}' } },
    '{"in": "Bern"}',
  ],
])("a target receives %s", async (_what, input, body) => {
  expect(await deliver(input)).toEqual([body]);
});

test("a template whose result is not JSON is not delivered", async () => {
  const { bridge, spy, bodiesIn } = startEventBridge([
    openQueueOf("Mail"),
    openQueueOf("Dead"),
    ...ruleToTarget({
      arn: queueArnOf("Mail"),
      deadLetterConfig: { arn: queueArnOf("Dead") },
      inputTransformer: { inputPaths: { all: "$.detail" }, inputTemplate: '{"in": "<all>"}' },
    }),
  ]);
  bridge.putEvents({ Entries: [entryOf()] });
  await bridge.idle();
  expect(bodiesIn("Mail")).toEqual([]);
  expect(bodiesIn("Dead")).toHaveLength(1);
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "target-failed", attempts: 1 }));
});

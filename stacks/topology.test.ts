import { expect, test } from "vitest";
import { prefixOf, recordPreview, recordProduction, subscriptions } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();

/** Bytes of a standard parameter ("PutParameter", Tier). */
const PARAMETER_LIMIT = 4_096;

test.each([production, preview])("each part is written down in a parameter of its own (rule 19)", (view) => {
  const { name, stage } = view.graph.app;
  const parts = view.byType("Parameter").filter(({ name: logicalName }) => logicalName.endsWith("Topology"));
  expect(parts.map(({ inputs }) => String(inputs["name"])).toSorted()).toEqual(
    ["bridge", ...subscriptions.map((one) => `consumers/${one.name}`)].map(
      (part) => `/${name}/${stage}/topology/${part}`,
    ),
  );
  for (const { inputs } of parts) expect(Buffer.byteLength(String(inputs["value"]))).toBeLessThan(PARAMETER_LIMIT);
});

test("the bridge's part names the table, the bus and every place where the bridge sets something aside", () => {
  expect(JSON.parse(String(production.one("Parameter", "BridgeTopology").inputs["value"]))).toEqual({
    table: production.physicalName("Table", "Entities"),
    stream: production.one("Table", "Entities").outputs["streamArn"],
    bus: production.physicalName("EventBus", "Events"),
    function: production.physicalName("Function", "Bridge"),
    reprocess: production.physicalName("Function", "Reprocess"),
    backfill: production.physicalName("Function", "Backfill"),
    mapping: production.one("EventSourceMapping", "BridgeMapping").outputs["uuid"],
    parkQueue: production.one("Queue", "Parked").outputs["url"],
    parkUnseen: "/streambridge/production/bridge/park-unseen",
    failuresBucket: production.physicalName("Bucket", "Failures"),
    claimsBucket: production.physicalName("Bucket", "Claims"),
    published: [...new Set(subscriptions.flatMap(({ events }) => events))].toSorted(),
    since: "",
  });
});

test.each(subscriptions)("the queues of $name are noted under a name of their own, after its part", (subscription) => {
  const prefix = prefixOf(subscription);
  const { inputs, dependsOn } = production.one("Parameter", `${prefix}Queues`);
  const deadLetters = production.physicalName("Queue", `${prefix}DeadLetters`);
  expect(inputs["name"]).toBe(`/streambridge/production/topology/queues/${deadLetters}`);
  expect(JSON.parse(String(inputs["value"]))).toEqual({
    consumer: subscription.name,
    queue: production.one("Queue", `${prefix}Queue`).outputs["url"],
    deadLetters: production.one("Queue", `${prefix}DeadLetters`).outputs["url"],
  });
  // Between the two, the keeper would take a new consumer for one that left.
  expect(dependsOn).toContain(production.one("Parameter", `${prefix}Topology`).urn);
});

test.each(subscriptions)("the part of $name names its owner, its events and its resources", (subscription) => {
  const prefix = prefixOf(subscription);
  const guard = production.find("Table", `${prefix}Guard`)?.outputs["name"];
  expect(JSON.parse(String(production.one("Parameter", `${prefix}Topology`).inputs["value"]))).toEqual({
    owner: subscription.owner,
    events: subscription.events,
    ...(subscription.reasons && { reasons: subscription.reasons }),
    rule: production.physicalName("EventRule", `${prefix}QueueRule`),
    queue: production.one("Queue", `${prefix}Queue`).outputs["url"],
    deadLetters: production.one("Queue", `${prefix}DeadLetters`).outputs["url"],
    function: production.physicalName("Function", prefix),
    mapping: production.one("EventSourceMapping", `${prefix}Mapping`).outputs["uuid"],
    ...(guard !== undefined && { guard }),
  });
});

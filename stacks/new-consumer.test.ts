import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, recordGraph, viewGraph } from "@streambridge/local-cloud/graph";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT, recordPreview } from "./testing/recorded.ts";

const SUBSCRIPTION = `export const subscription = {
  name: "audit-log",
  owner: "audit team",
  description: "Writes down who came and who went.",
  events: ["UserRegistered.v2", "OrderPlaced.v1"],
  onError: "retry",
  order: "latest-wins",
  batch: { size: 100, windowSeconds: 5 },
  timeoutSeconds: 60,
  retryHours: 24,
  secrets: { AuditKey: "Ask the audit team" },
};`;

const before = await recordPreview();
const copy = copyProject(PROJECT);
let after: typeof before;

beforeAll(async () => {
  const folder = join(copy.folder, "packages/consumers/audit-log/src");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "subscription.ts"), SUBSCRIPTION);
  after = viewGraph(await recordGraph({ project: copy.folder, stage: "preview-x" }));
});
afterAll(() => copy.remove());

test("a new folder under packages/consumers adds exactly its own resources", () => {
  const known = new Set(before.graph.resources.map(({ urn }) => urn));
  const added = after.graph.resources.filter(({ urn, custom }) => custom && !known.has(urn));
  expect(added.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).toSorted()).toEqual([
    "BucketObjectv2 AuditLogCode",
    "EventRule AuditLogQueueRule",
    "EventSourceMapping AuditLogMapping",
    "EventTarget AuditLogQueueTarget",
    "Function AuditLogFunction",
    "LogGroup AuditLogLogs",
    "MetricAlarm AuditLogAddsUp",
    "MetricAlarm AuditLogDeadLettersAge",
    "MetricAlarm AuditLogDeadLettersDepth",
    "MetricAlarm AuditLogDeliveryFailed",
    "MetricAlarm AuditLogDeliveryLost",
    "MetricAlarm AuditLogErrors",
    "MetricAlarm AuditLogQueueAge",
    "MetricAlarm AuditLogSecretsUnset",
    "MetricAlarm AuditLogThrottles",
    "MetricAlarm AuditLogUnaccounted",
    "Parameter AuditLogQueues",
    "Parameter AuditLogTopology",
    "Queue AuditLogDeadLettersQueue",
    "Queue AuditLogQueueQueue",
    "QueuePolicy AuditLogDeadLettersPolicy",
    "QueuePolicy AuditLogQueuePolicy",
    "RedriveAllowPolicy AuditLogDeadLettersRedriveAllow",
    "Role AuditLogRole",
    "Table AuditLogGuardTable",
  ]);
  expect(after.graph.functions).toHaveLength(before.graph.functions.length + 1);
});

test("no other resource changes, but for what the bridge waits for and the dashboard that shows all", () => {
  for (const resource of before.graph.resources.filter(({ name }) => name !== "Dashboard")) {
    const same = after.byUrn(resource.urn);
    expect({ ...same, dependsOn: [] }, resource.urn).toEqual({ ...resource, dependsOn: [] });
  }
  const changed = before.graph.resources.filter(
    ({ urn, dependsOn }) => after.byUrn(urn)?.dependsOn.join() !== dependsOn.join(),
  );
  expect(changed.map(({ name }) => name)).toEqual(["Dashboard", "BridgeMapping"]);
  expect(after.one("EventSourceMapping", "BridgeMapping").dependsOn).toContain(
    after.one("EventRule", "AuditLogQueueRule").urn,
  );
});

test("the dashboard gets a band for it, and shows of all others what it showed", () => {
  const shownOn = (view: typeof before): readonly string[] => {
    const { dashboardBody } = view.one("Dashboard", "Dashboard").inputs;
    const { widgets } = JSON.parse(String(dashboardBody)) as { widgets: { type: string; properties: object }[] };
    return widgets.flatMap(({ type, properties }) => (type === "alarm" ? [] : [JSON.stringify(properties)]));
  };
  const shown = shownOn(after).filter((widget) => !widget.includes("audit-log"));
  const common = shownOn(before).filter((widget) => !widget.includes("Bus: "));
  expect(shown).toEqual(common);
  expect(shownOn(after).filter((widget) => widget.includes('"audit-log: '))).toHaveLength(4);
});

test("its queue, rule and mapping follow from its subscription", () => {
  expect(JSON.parse(String(after.one("EventRule", "AuditLogQueueRule").inputs["eventPattern"]))).toEqual({
    source: ["com.example.orders", "com.example.users"],
    "detail-type": ["UserRegistered.v2", "OrderPlaced.v1"],
  });
  expect(after.one("Queue", "AuditLogQueue").inputs["visibilityTimeoutSeconds"]).toBe(6 * 60 + 5);
  expect(after.one("EventSourceMapping", "AuditLogMapping").inputs).toMatchObject({
    batchSize: 100,
    maximumBatchingWindowInSeconds: 5,
    enabled: false,
  });
});

test("what only another repository reads is published as well, once it is registered (rule 13)", async () => {
  const registered = copyProject(copy.folder);
  const schemas = join(registered.folder, "schemas/orders");
  cpSync(join(schemas, "OrderPlaced"), join(schemas, "OrderShipped"), { recursive: true });
  mkdirSync(join(registered.folder, "consumers.external"));
  const reader = { owner: "data team", contact: "data@example.com", events: ["OrderShipped.v1", "OrderPlaced.v1"] };
  writeFileSync(join(registered.folder, "consumers.external/warehouse.json"), JSON.stringify(reader));
  const view = viewGraph(await recordGraph({ project: registered.folder, stage: "preview-x" }));
  registered.remove();
  const { variables } = view.one("Function", "Bridge").inputs["environment"] as { variables: Record<string, string> };
  expect(variables["PUBLISHED_TYPES"]?.split(",").slice(0, 3)).toEqual([
    "OrderCancelled.v1",
    "OrderPlaced.v1",
    "OrderShipped.v1",
  ]);
});

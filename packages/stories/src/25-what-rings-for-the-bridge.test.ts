import { CreateBucketCommand, DeleteBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { createManualClock, planFaults } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, rungIn, toldOf } from "./alarms.ts";
import { edit, type Edit } from "./changed-project.ts";
import { openChangedWorld, type ChangedWorld } from "./changed-world.ts";
import { failures } from "./command.ts";
import { mappingId, switchMapping } from "./mappings.ts";
import { userRow, type Rows } from "./rows.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Two bugs: the bridge counts a record that there was not, and a consumer hands each of its messages over twice. */
const BUGS: readonly Edit[] = [
  {
    path: "packages/bridge/src/handler.ts",
    from: "countOutcomes(records.length,",
    to: "countOutcomes(records.length + 1,",
  },
  {
    path: "packages/consumers/search-index/src/handler.ts",
    from: "export const handler = consume(subscription, handlers);",
    to: `const once = consume(subscription, handlers);
      export const handler: typeof once = ({ Records }, context) => once({ Records: [...Records, ...Records] }, context);`,
  },
];

const clock = createManualClock();
let changed: ChangedWorld;
let world: World;
let rows: Rows;
beforeAll(async () => {
  // Slack and the CRM wait for their keys meanwhile: they take one event a second, which is real time.
  changed = await openChangedWorld(BUGS, { clock, unset: ["SlackWebhookUrl", "HubspotToken"] });
  ({ world, rows } = changed);
});
afterAll(() => changed?.close());

const indexed = (user: string) => world.vendors.algolia.waitFor(({ subject }) => subject === user);

/** Lambda refuses this function from now on, for want of concurrency. */
function throttle(resource: string): void {
  const rules = [{ kind: "function-throttled", rate: 1, at: { resource } }] as const;
  world.cloud.faults.plan = planFaults({ seed: 25, rules });
}

test("outcomes that do not add up ring at once, in the bridge and in a consumer, until the bug is mended", async () => {
  await rows.put(userRow("u-1"));
  await indexed("u-1");
  await clock.advance(2 * MINUTE);
  expect(toldOf(world, "BridgeUnaccounted")).toEqual(["ALARM"]);
  expect(toldOf(world, "SearchIndexUnaccounted")).toEqual(["ALARM"]);
  expect(toldOf(world, "WelcomeEmailUnaccounted")).toEqual([]);

  const replaced = ["BridgeFunction", "SearchIndexFunction"].map((name) =>
    world.cloud.spy.waitFor("function-replaced", ({ functionName }) => functionName.includes(name)),
  );
  for (const { path, from, to } of BUGS) edit(changed.copy, { path, from: to, to: from });
  await Promise.all(replaced);
  await rows.put(userRow("u-2"));
  await clock.advance(20 * MINUTE);
  expect(toldOf(world, "BridgeUnaccounted")).toEqual(["ALARM", "OK"]);
  expect(toldOf(world, "SearchIndexUnaccounted")).toEqual(["ALARM", "OK"]);
});

test("a function that Lambda refuses for minutes rings, and loses nothing", async () => {
  throttle("*BridgeFunction*");
  await rows.put(userRow("u-3"));
  await clock.advance(8 * MINUTE);
  expect(toldOf(world, "BridgeThrottles")).toEqual(["ALARM"]);

  throttle("*SearchIndexFunction*");
  await clock.advance(16 * MINUTE);
  expect(toldOf(world, "SearchIndexThrottles")).toEqual(["ALARM"]);
  expect(pagedIn(world, "SearchIndexThrottles")).toContain("aws lambda get-account-settings");

  world.cloud.faults.clear();
  await clock.advance(20 * MINUTE);
  await indexed("u-3");
  expect(toldOf(world, "BridgeThrottles")).toEqual(["ALARM", "OK"]);
  expect(toldOf(world, "SearchIndexThrottles")).toEqual(["ALARM", "OK"]);
});

test("a bridge that somebody switched off fails nowhere, and rings with the command that switches it on", async () => {
  await switchMapping(world, mappingId(world, "BridgeMapping"), false);
  for (const hour of [1, 2, 3]) {
    for (let user = 1; user <= 12; user += 1) await rows.put(userRow(`s-${hour}-${user}`));
    await clock.advance(HOUR);
  }
  expect(toldOf(world, "BridgeSilent")).toEqual(["ALARM"]);
  const [, id = ""] =
    /update-event-source-mapping --enabled --uuid ([\w-]+)/.exec(pagedIn(world, "BridgeSilent")) ?? [];

  await switchMapping(world, id, true);
  await indexed("s-3-12");
  await clock.advance(2 * HOUR);
  expect(toldOf(world, "BridgeSilent")).toEqual(["ALARM", "OK"]);
});

test("records that are given up and that no bucket takes ring as lost, with the command that brings the rows", async () => {
  const Bucket = world.cloud.physicalName("aws:s3/bucket:Bucket", "Failures");
  const { endpoint, region } = world.cloud;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await s3.send(new DeleteBucketCommand({ Bucket }));
  throttle("*BridgeFunction*");
  await rows.put(userRow("u-4"));
  await clock.advance(20.1 * HOUR);
  expect(toldOf(world, "BridgeLost")).toEqual(["ALARM"]);
  expect(pagedIn(world, "BridgeLost")).toContain("pnpm streambridge backfill --consumer NAME");
  expect(toldOf(world, "BridgeGaveUp"), "nothing was kept").toEqual([]);

  await s3.send(new CreateBucketCommand({ Bucket }));
  s3.destroy();
  await clock.advance(20 * MINUTE);
  expect(toldOf(world, "BridgeLost")).toEqual(["ALARM", "OK"]);
});

test("what the bucket keeps rings from the minute in which it is given up until it was redriven", async () => {
  await rows.put(userRow("u-5"));
  await clock.advance(20.1 * HOUR);
  expect(toldOf(world, "BridgeGaveUp")).toEqual(["ALARM"]);

  world.cloud.faults.clear();
  await clock.advance(8 * HOUR);
  const moves = rungIn(world).map(({ alarm, to }) => `${alarm} ${to}`);
  expect(
    moves.filter((move) => /^(BridgeGaveUp|GivenUpDepth)/.test(move)),
    "one begins before the other ends",
  ).toEqual(["BridgeGaveUp ALARM", "GivenUpDepth ALARM", "BridgeGaveUp OK"]);

  expect(await failures(world, "redrive", "--place", "stream")).toMatchObject({ code: 0 });
  await clock.advance(7 * HOUR);
  await indexed("u-5");
  expect(toldOf(world, "GivenUpDepth")).toEqual(["ALARM", "OK"]);
});

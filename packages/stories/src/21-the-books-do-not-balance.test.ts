import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, rungIn, toldOf } from "./alarms.ts";
import { edit, type Edit } from "./changed-project.ts";
import { openChangedWorld, type ChangedWorld } from "./changed-world.ts";
import { userRow, type Rows } from "./rows.ts";
import type { World } from "./world.ts";

const HOUR = 3_600_000;

const clock = createManualClock();
// Somebody has put a handler in the place of the kit's, and it tells Lambda that all is well.
const EMPTIED: Edit = {
  path: "packages/consumers/search-index/src/handler.ts",
  from: "export const handler = consume(subscription, handlers);",
  to: "consume(subscription, handlers);\nexport const handler = async () => ({ batchItemFailures: [] });",
};
/** And somebody has put a return before the bridge's work. */
const SWALLOWING: Edit = {
  path: "packages/bridge/src/handler.ts",
  from: "const records = recordsOf(event);",
  to: "if (Date.now() > 0) return { batchItemFailures: [] };\n    const records = recordsOf(event);",
};
let changed: ChangedWorld;
let world: World;
let rows: Rows;
beforeAll(async () => {
  changed = await openChangedWorld([EMPTIED], { clock, unset: ["SlackWebhookUrl", "HubspotToken"] });
  ({ world, rows } = changed);
});
afterAll(() => changed?.close());

/** Somebody signs up every hour. */
async function signUps(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await rows.put(userRow(name.toLowerCase(), { firstname: name }));
    await clock.advance(HOUR);
  }
}

const rung = (): readonly string[] =>
  rungIn(world)
    .filter(({ alarm }) => !alarm.endsWith("SecretsUnset"))
    .map(({ alarm, to }) => `${alarm} ${to}`);

test("a consumer that swallows its events fails nowhere, and rings since nobody says what became of them", async () => {
  await signUps("Ada");
  expect(rung()).toEqual([]);
  await signUps("Grace", "Hedy");
  expect(rung()).toEqual(["SearchIndexAddsUp ALARM"]);
  expect(world.vendors.algolia.received).toEqual([]);
  expect(world.vendors.ses.received, "the others are as they should be").toHaveLength(3);
});

test("a consumer whose secret is not set waits, and rings with the command that sets it", () => {
  expect(pagedIn(world, "CrmSyncSecretsUnset")).toContain("npx sst secret set HubspotToken <value> --stage local");
  expect(world.cloud.queues.depth(world.queueOf("crm-sync")).visible).toBe(3);
});

test("a bridge that swallows its records fails nowhere, and rings as well", async () => {
  edit(changed.copy, SWALLOWING);
  await world.cloud.spy.waitFor("function-replaced", ({ functionName }) => functionName.includes("Bridge"));
  await signUps("Radia", "Barbara", "Lynn");
  expect(rung().filter((move) => move.startsWith("Bridge"))).toEqual(["BridgeAddsUp ALARM"]);
  expect(world.vendors.ses.received).toHaveLength(3);
});

test("both alarms end when an hour's books balance again", async () => {
  const replaced = ["Bridge", "SearchIndex"].map((name) =>
    world.cloud.spy.waitFor(
      "function-replaced",
      ({ functionName, at }) => functionName.includes(name) && at >= clock.now(),
    ),
  );
  edit(changed.copy, { ...SWALLOWING, from: SWALLOWING.to, to: SWALLOWING.from });
  edit(changed.copy, { ...EMPTIED, from: EMPTIED.to, to: EMPTIED.from });
  await Promise.all(replaced);
  await signUps("Jean", "Kathleen");
  for (const name of ["BridgeAddsUp", "SearchIndexAddsUp"]) expect(toldOf(world, name)).toEqual(["ALARM", "OK"]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { edit } from "./changed-project.ts";
import { openChangedWorld, type ChangedWorld } from "./changed-world.ts";
import { failures, startFailures } from "./command.ts";
import { userRow, type Rows } from "./rows.ts";
import type { World } from "./world.ts";

const TRANSLATOR = "packages/bridge/src/translate/user.ts";
const PLACE = "function registered(row: UserRow): UserDraft {";
// What was deployed: a translator that trips over apostrophes, and dies of one name.
const BUG = `${PLACE}
  if (row.lastname.includes("'")) throw new TypeError("unexpected character");
  if (row.lastname === "Null") process.exit(1);`;

let changed: ChangedWorld;
let world: World;
let rows: Rows;
beforeAll(async () => {
  changed = await openChangedWorld([{ path: TRANSLATOR, from: PLACE, to: BUG }]);
  ({ world, rows } = changed);
});
afterAll(() => changed?.close());

test("a parked record is seen, and tried with the mended code before that is deployed", async () => {
  expect(await failures(world, "list")).toMatchObject({ code: 0, out: expect.stringContaining("no failures") });

  await rows.put(userRow("u-1", { firstname: "Daniel", lastname: "O'Connell" }));
  await sentToPark("TRANSLATION_FAILED");

  const list = await failures(world, "list");
  expect(list).toMatchObject({ code: 3, out: expect.stringMatching(/1 +bridge +- +TRANSLATION_FAILED/) });
  const show = await failures(world, "show", "--cause", "TRANSLATION_FAILED");
  expect(show).toMatchObject({ code: 3, out: expect.stringContaining('"S": "u-1"') });
  expect(show.out, "what is personal is hidden").not.toContain("Connell");
  expect((await failures(world, "show", "--reveal")).out).toContain("O'Connell");

  const tried = await failures(world, "try");
  expect(tried).toMatchObject({ code: 0, out: expect.stringContaining("would publish UserRegistered.v2") });
  expect(world.cloud.spy.facts.filter(({ kind }) => kind === "event-accepted")).toEqual([]);
});

test("redriven before the mended code is deployed, it fails again and says so", async () => {
  const redriven = await failures(world, "redrive", "--cause", "TRANSLATION_FAILED");
  expect(redriven).toMatchObject({ code: 3, out: expect.stringContaining("parked with the new error") });
  const { entries } = JSON.parse((await failures(world, "show", "--json")).out) as Shown;
  expect(entries).toMatchObject([{ cause: "TRANSLATION_FAILED", attempts: 2 }]);
  expect(Date.parse(entries[0]?.firstFailure ?? "")).toBeLessThan(Date.parse(entries[0]?.lastFailure ?? ""));
});

test("a record that kills the process is parked by its id, and the stream goes on", async () => {
  await rows.put(userRow("u-2", { lastname: "Null" }));
  await world.cloud.spy.waitFor("batch-failed", ({ mapping }) => mapping === "BridgeMapping");
  const log = await world.cloud.spy.waitFor("function-log", ({ line }) => line.includes('"records":1') && isLast(line));
  const { first: eventID } = JSON.parse(log.line) as { first: string };

  expect(await failures(world, "park", eventID)).toMatchObject({ code: 0 });
  await sentToPark("PARKED_UNSEEN");
  const early = await failures(world, "redrive", "--cause", "PARKED_UNSEEN");
  expect(early, "it kills whoever looks at it, and stays").toMatchObject({
    code: 3,
    out: expect.stringContaining("stay"),
  });
  expect((await failures(world, "park")).out).toContain(eventID);
  expect(await failures(world, "park", eventID, "--remove")).toMatchObject({ code: 0 });
});

test("once the code is mended a redrive settles everything, also one that is interrupted and run again", async () => {
  const people = Array.from({ length: 8 }, (_, index) => `p-${index}`);
  for (const id of people) await rows.put(userRow(id, { lastname: "D'Arcy" }));
  const total = people.length + 2;
  await world.cloud.spy.waitForAll("message-sent", total + 1, ({ queue }) => queue === world.parkQueue);
  await deployMended();

  const command = startFailures(world, "redrive", "--all", "--rate", "2", "--json");
  await world.cloud.spy.waitFor("message-deleted", isSettled);
  command.kill("SIGINT");
  const first = await command.ended;
  const { done, untouched } = JSON.parse(first.out) as { done: unknown[]; untouched: string[] };
  expect(first.code).toBe(3);
  expect(done.length).toBeGreaterThan(0);
  expect(untouched.length, "what it did not come to is there, and at once").toBe(total - done.length);
  expect(world.cloud.queues.depth(world.parkQueue)).toMatchObject({ visible: untouched.length, inFlight: 0 });

  expect(await failures(world, "redrive", "--all", "--rate", "100")).toMatchObject({ code: 0 });
  expect(await failures(world, "list")).toMatchObject({ code: 0 });
  for (const id of ["u-1", "u-2", ...people]) await world.vendors.algolia.waitFor(({ subject }) => subject === id);
  await world.vendors.ses.waitFor(({ subject }) => subject === "u-1@example.com");
});

interface Shown {
  readonly entries: readonly { readonly firstFailure: string; readonly lastFailure: string }[];
}

/** A message of the park queue that a redrive took away after the code was mended. */
const isSettled = ({ queue, at }: { queue: string; at: number }): boolean =>
  queue === world.parkQueue && at > deployedAt;
let deployedAt = Number.POSITIVE_INFINITY;

async function deployMended(): Promise<void> {
  const names = ["Bridge", "Reprocess"].map((name) => world.cloud.physicalName("Function", name));
  const replaced = names.map((name) =>
    world.cloud.spy.waitFor("function-replaced", ({ functionName }) => functionName === name),
  );
  edit(changed.copy, { path: TRANSLATOR, from: BUG, to: PLACE });
  await Promise.all(replaced);
  deployedAt = Date.now();
}

function sentToPark(code: string) {
  return world.cloud.spy.waitFor("message-sent", ({ queue, body }) => queue === world.parkQueue && body.includes(code));
}

/** Whether a line is the last that the bridge wrote: its process died amid that batch. */
function isLast(line: string): boolean {
  const bridge = world.cloud.physicalName("Function", "Bridge");
  const logs = world.cloud.spy.facts.filter((fact) => fact.kind === "function-log" && fact.functionName === bridge);
  const last = logs.at(-1);
  return last?.kind === "function-log" && last.line === line;
}

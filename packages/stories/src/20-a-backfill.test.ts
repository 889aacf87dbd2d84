import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WRITTEN_ATTRIBUTE } from "@streambridge/events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCommand, type Ended } from "./command.ts";
import { isAbout } from "./messages.ts";
import { openRows, userRow, type Rows } from "./rows.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let rows: Rows;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "backfill-story-"));
  world = await openWorld();
  rows = openRows(world);
});
afterAll(async () => {
  rows?.close();
  await world?.close();
  rmSync(folder, { recursive: true });
});

const backfill = (...words: readonly string[]) =>
  startCommand(world, "backfill", "--checkpoint", join(folder, "checkpoint.json"), ...words);
const run = (...words: readonly string[]): Promise<Ended> => backfill(...words).ended;

/** A file that names users, and its path. */
function keysOf(...userIds: readonly string[]): string {
  const path = join(folder, "keys.jsonl");
  writeFileSync(path, userIds.map((id) => `${JSON.stringify({ pk: `USER#${id}`, sk: "PROFILE" })}\n`).join(""));
  return path;
}

const indexed = () => world.vendors.algolia.indices.get("users");

/** Registers somebody, and waits until every consumer has heard of it. */
async function register(firstname: string): Promise<string> {
  const email = `${firstname.toLowerCase()}@example.com`;
  const { userId } = await world.api.register({ firstname, lastname: "Hopper", email });
  await world.vendors.ses.waitFor(({ subject }) => subject === email);
  for (const consumer of ["search-index", "crm-sync", "signup-notice"]) await heard(consumer, userId);
  return userId;
}

/** Until a consumer is done with an event of a user that nobody waited for before. */
async function heard(consumer: string, userId: string, count = 1): Promise<void> {
  const queue = world.queueOf(consumer);
  await world.cloud.spy.waitForAll(
    "message-deleted",
    count,
    (fact) => fact.queue === queue && fact.body.includes(userId),
  );
}

/** Things happen of which search-index makes nothing: its vendor refuses them, and nobody looks at its dead letters. */
async function unheard(
  happen: () => Promise<void>,
  ...about: readonly [type: string, userId: string][]
): Promise<void> {
  const { cloud, vendors } = world;
  vendors.algolia.fail({ status: 400 });
  const dead = world.deadLettersOf("search-index");
  await happen();
  for (const [type, userId] of about)
    await cloud.spy.waitFor("message-sent", (fact) => fact.queue === dead && isAbout(fact, type, userId));
  vendors.algolia.fail(undefined);
}

test("a plan says what would be sent, and sends nothing", async () => {
  for (const firstname of ["Grace", "Joan", "Betty"]) await register(firstname);
  const before = world.vendors.algolia.received.length;
  const { code, out } = await run("--consumer", "search-index", "--plan");
  expect([code, out]).toEqual([
    0,
    expect.stringContaining("3  UserRegistered.v1 would go to the queue of search-index"),
  ]);
  expect(out).toContain("Nothing was sent.");
  expect(world.vendors.algolia.received).toHaveLength(before);
});

test("an index that was lost is filled from the rows, and nobody else hears of it", async () => {
  const { algolia, ses, slack, hubspot } = world.vendors;
  const others = () => [ses, slack, hubspot].map(({ received }) => received.length);
  const before = others();
  const people = [...(indexed()?.keys() ?? [])];
  indexed()?.clear();

  const { code, out } = await run("--consumer", "search-index", "--rate", "500");
  expect([code, out]).toEqual([0, expect.stringContaining("All of it is in the queue.")]);
  for (const userId of people) await heard("search-index", userId, 2);
  expect([...(indexed()?.keys() ?? [])].toSorted()).toEqual(people.toSorted());
  expect(others()).toEqual(before);
  expect(algolia.received.length).toBeGreaterThan(people.length);
});

test("run twice, it does the same again and harms nothing", async () => {
  const before = new Map(indexed());
  expect(await run("--consumer", "search-index", "--rate", "500")).toMatchObject({ code: 0 });
  for (const userId of before.keys()) await heard("search-index", userId, 3);
  expect(new Map(indexed())).toEqual(before);
});

test("a consumer that missed the last change of a row gets it, and a deletion that it missed", async () => {
  const changed = await register("Adele");
  // Written an hour ago: a deletion counts as five seconds before it is found, for the sake of clocks that differ.
  const removed = "evelyn";
  const row = { ...userRow(removed), [WRITTEN_ATTRIBUTE]: { N: String(Date.now() - 3_600_000) } };
  await rows.put(row);
  await heard("search-index", removed);
  const happen = async (): Promise<void> => {
    await world.api.change(changed, { lastname: "Goldberg" });
    await rows.remove(row);
  };
  await unheard(happen, ["UserProfileChanged.v1", changed], ["UserDeleted.v1", removed]);
  expect(indexed()?.get(changed)).toMatchObject({ fullname: "Adele Hopper" });

  const { code, out } = await run("--consumer", "search-index", "--keys", keysOf(changed, removed));
  expect([code, out]).toEqual([0, expect.stringContaining("1 row read, 1 named and gone")]);
  await world.vendors.algolia.waitFor(({ summary, subject }) => subject === removed && /remove|delete/i.test(summary));
  await world.vendors.algolia.waitFor(({ summary }) => summary.includes("Goldberg"));
  expect(indexed()?.get(changed)).toMatchObject({ fullname: "Adele Goldberg" });
  expect(indexed()?.get(removed)).toBeUndefined();
});

test("one that is interrupted goes on where it was", async () => {
  const people = Array.from({ length: 6 }, (_, index) => `p-${index}`);
  for (const id of people) await rows.put(userRow(id));
  for (const id of people) await heard("search-index", id);
  const keys = keysOf(...people);
  const command = backfill("--consumer", "search-index", "--keys", keys, "--rate", "1");
  await heard("search-index", people[0]!, 2);
  command.kill("SIGINT");
  expect(await command.ended).toMatchObject({ code: 3, out: expect.stringContaining("Interrupted.") });
  expect((await run("--consumer", "search-index")).out, "other rows").toContain("was interrupted");

  const second = await run("--consumer", "search-index", "--keys", keys, "--rate", "500");
  expect([second.code, second.out]).toEqual([0, expect.stringContaining("Going on from")]);
  expect(second.out).toContain("6 rows read");
  for (const id of people) await heard("search-index", id, 2);
});

test("a row of which no event can be made is named, its neighbours are sent, and it ends with 3", async () => {
  await rows.put(userRow("bad", { lastname: undefined }));
  await rows.put(userRow("good"));
  const { code, out } = await run("--consumer", "search-index", "--keys", keysOf("bad", "good"));
  expect(code).toBe(3);
  expect(out).toContain('{"pk":"USER#bad","sk":"PROFILE"}: EVENT_INVALID of UserRegistered.v1');
  expect(out).toContain("1  UserRegistered.v1 sent");
});

test.each(["welcome-email", "signup-notice"])("%s refuses a backfill, and says whom to ask", async (consumer) => {
  const { code, out } = await run("--consumer", consumer);
  expect([code, out]).toEqual([2, expect.stringContaining(`${consumer} refuses a backfill`)]);
  expect(out).toContain("growth team");
});

test("sent past the command, a backfill greets nobody either", async () => {
  const { cloud, vendors } = world;
  const userId = await register("Karen");
  const before = vendors.ses.received.length;
  const name = cloud.physicalName("aws:lambda/function:Function", "Backfill");
  const request = {
    queueUrl: `https://sqs.us-east-1.amazonaws.com/000000000000/${world.queueOf("welcome-email")}`,
    types: ["UserRegistered.v2"],
    run: "past-the-command",
    limit: 1,
    from: { keys: [{ pk: `USER#${userId}`, sk: "PROFILE" }] },
  };
  const { payload } = await cloud.functions.invoke(name, JSON.stringify(request));
  expect(JSON.parse(payload)).toMatchObject({ sent: { "UserRegistered.v2": 1 } });
  await heard("welcome-email", userId, 2);
  await cloud.spy.waitFor("function-log", ({ line }) => line.includes("not subscribed to reason backfill"));
  expect(vendors.ses.received).toHaveLength(before);
});

test("a mistake in the command line is told as one", async () => {
  expect(await run()).toMatchObject({ code: 2, out: expect.stringContaining("no consumer was named") });
  expect(await run("--consumer", "nobody")).toMatchObject({ code: 2, out: expect.stringContaining("crm-sync, ") });
  expect(await run("--consumer", "search-index", "--rate", "0")).toMatchObject({ code: 2 });
  const keyless = join(folder, "keyless.jsonl");
  writeFileSync(keyless, '{"sk":"PROFILE"}\n');
  expect(await run("--consumer", "search-index", "--keys", keyless)).toMatchObject({
    code: 2,
    out: expect.stringContaining('a row is named without its key attribute "pk"') as string,
  });
});

import { createManualClock, type Fact, type ProjectCopy } from "@streambridge/local-cloud";
import { planFaults } from "@streambridge/local-cloud";
import { openShow, readSubscriptions, Screen } from "@streambridge/operator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failures, startCommand } from "./command.ts";
import { looseLips, WAYS } from "./loose-lips.ts";
import { openRows, userRow, type Rows } from "./rows.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

// Personal values that appear nowhere else: one for each way of failing, so that what leaks says where.
const CANARY = "canary-of-";

/**
 * What keeps payload by design, and is no output: the row itself, the event, and what lies in a queue. What EventBridge says
 * of an entry is its own answer to the bridge.
 */
const CARRIERS: ReadonlySet<Fact["kind"]> = new Set([
  "row-changed",
  "event-accepted",
  "entry-refused",
  "message-sent",
  "message-received",
  "message-deleted",
  "message-dead-lettered",
]);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const clock = createManualClock();
let copy: ProjectCopy;
let world: World;
let rows: Rows;
let screen = "";
/** What came out of the program and its cloud and has something personal in it. The cloud forgets its oldest facts; this does not. */
const leaks: string[] = [];
const rung = new Set<string>();
beforeAll(async () => {
  copy = looseLips(PROJECT);
  // Those that take one event a second would only take real time.
  world = await openWorld(copy.folder, { clock, unset: ["SlackWebhookUrl", "HubspotToken"] });
  world.cloud.spy.listen((fact) => {
    const text = CARRIERS.has(fact.kind) ? "" : JSON.stringify(fact);
    if (text.includes(CANARY)) leaks.push(text);
    if (fact.kind === "notification-published") rung.add(fact.subject);
  });
  rows = openRows(world);
  const subscriptions = await readSubscriptions(copy.folder);
  const running = { cloud: world.cloud, standIns: world.vendors, subscriptions, stop: () => Promise.resolve() };
  openShow(running, new Screen({ write: (text) => (screen += text) }), new AbortController().signal);
});
afterAll(async () => {
  rows?.close();
  await world?.close();
  copy?.remove();
});

const bridge = (): string => world.cloud.physicalName("aws:lambda/function:Function", "BridgeFunction");

/** A user whose personal values name the way in which it fails. */
const personal = (way: string) => {
  const canary = `${CANARY}${way}`;
  return userRow(way, { lastname: canary, email: `${canary}@example.com`, bio: `About ${canary}` });
};

test("what is personal shows in no log, metric, warning or line of the screen, whichever way a record or an event fails", async () => {
  const { cloud, parkQueue } = world;

  // The bridge: what cannot be decoded, translated, sealed or published.
  const unreadable = { eventID: "e1", eventName: "INSERT", dynamodb: { NewImage: personal("decode") } };
  await cloud.functions.invoke(bridge(), JSON.stringify({ Records: [unreadable] }));
  await rows.put({ ...personal("translate"), entity: { S: "gossip" } });
  await rows.put({ ...personal("seal"), email: { S: `${CANARY}seal has no address` } });
  cloud.faults.putEvents = (entries) =>
    entries.map(({ Detail = "" }) =>
      Detail.includes(`${CANARY}publish`) ? { code: "MalformedDetail", message: `${CANARY}publish` } : undefined,
    );
  await rows.put(personal("publish"));
  await cloud.spy.waitForAll("message-sent", 4, ({ queue }) => queue === parkQueue);

  // The park queue does not take it; then the bridge cannot run for a day, and its mapping gives the record up.
  cloud.faults.plan = planFaults({
    seed: 1,
    rules: [{ kind: "server-error", rate: 1, at: { service: "sqs", resource: parkQueue } }],
  });
  await rows.put({ ...personal("park"), email: { S: `${CANARY}park has no address` } });
  await cloud.spy.waitFor("function-log", ({ line }) => line.includes("PARK_FAILED"));
  cloud.faults.plan = planFaults({
    seed: 1,
    rules: [{ kind: "function-throttled", rate: 1, at: { resource: bridge() } }],
  });
  await clock.advance(DAY);
  await cloud.spy.waitFor("batch-discarded");
  cloud.faults.clear();

  // The consumer: what it cannot read, and every way of its handler.
  const queue = world.queueOf("loose-lips");
  await cloud.queues.send(queue, `{"detail":{"data":{"email":"${CANARY}unreadable`);
  for (const way of WAYS) await rows.put(personal(way));
  await cloud.spy.waitForAll("target-delivered", WAYS.length, (fact) => fact.queue === queue);
  await clock.advance(HOUR);
  const { visible, inFlight, delayed } = cloud.queues.depth(queue);
  expect(visible + inFlight + delayed, "every event has come to its end").toBe(0);

  // And one that no invocation ever came to: SQS itself sets it aside, by the number of its receives.
  const consumer = cloud.physicalName("aws:lambda/function:Function", "LooseLipsFunction");
  cloud.faults.plan = planFaults({
    seed: 1,
    rules: [{ kind: "function-throttled", rate: 1, at: { resource: consumer } }],
  });
  await rows.put(personal("outlasts"));
  await cloud.spy.waitForAll("target-delivered", WAYS.length + 1, (fact) => fact.queue === queue);
  await clock.advance(2 * HOUR);
  await cloud.spy.waitFor("message-dead-lettered", ({ body }) => body.includes(`${CANARY}outlasts`));
  cloud.faults.clear();

  expect(leaks).toEqual([]);
  expect(screen).not.toContain(CANARY);
  expect(screen, "yet the screen tells of it").toContain("row USER#publish PROFILE INSERT");
  for (const alarm of ["ParkedDepth", "LooseLipsDeadLettersDepth", "BridgeGaveUp"])
    expect([...rung], "its text is among what was searched").toContainEqual(expect.stringContaining(`-${alarm}"`));
  const aside = [parkQueue, world.deadLettersOf("loose-lips")].flatMap((name) => cloud.queues.peek(name));
  expect(KEPT.filter((way) => !aside.some(({ body }) => body.includes(`${CANARY}${way}`)))).toEqual([]);
});

test("--reveal shows it, so that the searches below have something to find", async () => {
  for (const words of ["show", "show --json"]) {
    const { out } = await failures(world, ...words.split(" "), "--reveal");
    expect(KEPT.filter((way) => !out.includes(`${CANARY}${way}`))).toEqual([]);
  }
  expect((await failures(world, "try", "--reveal")).out).toContain(`came "${CANARY}seal has no address"`);
});

test.each([
  "failures list",
  "failures list --each",
  "failures list --json",
  "failures show",
  "failures show --json",
  "failures try",
  "failures try --json",
  "failures redrive --all --plan",
  "failures redrive --all --plan --json",
  "failures purge",
  "backfill --consumer search-index --plan",
  "backfill --consumer search-index --plan --json",
  "failures redrive --all --json",
])("what is personal shows in nothing that %s writes", async (command) => {
  const { code, out } = await startCommand(world, ...command.split(" ")).ended;
  expect(code, "there is something to write of").not.toBe(0);
  expect(out.split("\n").filter((line) => line.includes(CANARY))).toEqual([]);
});

test("what is personal shows nowhere either when it was redriven, and fails again", async () => {
  await clock.advance(HOUR);
  expect(leaks).toEqual([]);
  expect(screen).not.toContain(CANARY);
});

/** The ways whose payload lies in a queue in the end. */
const KEPT = ["decode", "translate", "seal", "publish", "unreadable", "throws", "parks", "outlasts"];

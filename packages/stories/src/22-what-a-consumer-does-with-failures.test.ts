import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createManualClock, type ProjectCopy } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changedProject } from "./changed-project.ts";
import { failures } from "./command.ts";
import { isAbout } from "./messages.ts";
import { openRows, userRow, type Rows } from "./rows.ts";
import { openWorld, type World } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// Three consumers that differ in what an undeclared error means. What happens to a user depends on the first name.
const POLICIES = {
  "guest-retry": 'onError: "retry", retryHours: 2',
  "guest-park": 'onError: "park"',
  "guest-skip": 'onError: "skip"',
} as const;
type Policy = keyof typeof POLICIES;
const HANDLER = `
import { consume, Park, Retry, skip } from "@streambridge/consumer-kit";
import { subscription } from "./subscription.ts";

export const handler = consume(subscription, {
  "UserRegistered.v2": ({ data: { firstname } }) => {
    if (firstname === "Undeclared") throw new TypeError("nobody expected it");
    if (firstname === "Retry") throw new Retry("the vendor is busy", { after: 60 });
    if (firstname === "Park") throw new Park("the vendor refuses it", { mend: "Ask the vendor." });
    if (firstname === "Skip") skip("not for us");
  },
});
`;

// A fourth one reads v1, and can do nothing until its vendor is there.
const V1_WAITING = `"UserRegistered.v1": () => { throw new Retry("the guest book is closed", { after: 2 }); }`;
const V1 = `"UserRegistered.v1": ({ data }) => console.log("came in as one name: " + data.fullname)`;
const V2 = `"UserRegistered.v2": ({ data }) => console.log("came in as two names: " + data.firstname)`;

const clock = createManualClock();
let copy: ProjectCopy;
let world: World;
let rows: Rows;
beforeAll(async () => {
  copy = changedProject();
  for (const [name, policy] of Object.entries(POLICIES)) writeConsumer(name, ["UserRegistered.v2"], policy, HANDLER);
  writeGuestBook(["UserRegistered.v1"], V1_WAITING);
  const unset = ["SlackWebhookUrl", "HubspotToken", "AlgoliaAppId"];
  world = await openWorld(copy.folder, { clock, unset, watch: true });
  rows = openRows(world);
});
afterAll(async () => {
  rows?.close();
  await world?.close();
  copy?.remove();
});

function writeConsumer(name: string, events: readonly string[], policy: string, handler: string): void {
  const folder = join(copy.folder, "packages/consumers", name, "src");
  mkdirSync(folder, { recursive: true });
  const says = `name: "${name}", owner: "team", description: "Guests.", events: ${JSON.stringify(events)}, ${policy}`;
  writeFileSync(join(folder, "subscription.ts"), `export const subscription = { ${says} } as const;\n`);
  writeFileSync(join(folder, "handler.ts"), handler);
}

function writeGuestBook(events: readonly string[], ...handlers: readonly string[]): void {
  const imports = `import { consume, Retry } from "@streambridge/consumer-kit";
import { subscription } from "./subscription.ts";`;
  const handler = `export const handler = consume(subscription, { ${handlers.join(", ")} });`;
  writeConsumer("guest-book", events, 'onError: "retry"', `${imports}\n${handler}\n`);
}

let deployments = 0;

/** Deploys another version of the guest book's code: its function is another one from then on. */
async function deployGuestBook(events: readonly string[], ...handlers: readonly string[]): Promise<void> {
  writeGuestBook(events, ...handlers);
  deployments += 1;
  const { spy } = world.cloud;
  await spy.waitForAll("function-replaced", deployments, ({ functionName }) => functionName.includes("GuestBook"));
}

/** Somebody with this name registers; every consumer hears of it. */
async function register(firstname: string): Promise<string> {
  const userId = `${firstname.toLowerCase()}-${clock.now()}`;
  await rows.put(userRow(userId, { firstname }));
  for (const policy of Object.keys(POLICIES)) {
    const queue = world.queueOf(policy);
    const isIt = (fact: { queue: string; body: string }) =>
      fact.queue === queue && isAbout(fact, "UserRegistered.v2", userId);
    await world.cloud.spy.waitFor("message-received", isIt);
  }
  // The first invocations come to their end, and not to a second one.
  await clock.advance(1);
  return userId;
}

/** Where a user's event is: still in the queue, in the dead-letter queue with its attributes, or done with. */
function whereIs(policy: Policy, userId: string): "queued" | "done" | Readonly<Record<string, string>> {
  const { spy } = world.cloud;
  const about = (fact: { body: string }): boolean => isAbout(fact, "UserRegistered.v2", userId);
  const parked = spy.facts.findLast(
    (fact) => fact.kind === "message-sent" && fact.queue === world.deadLettersOf(policy) && about(fact),
  );
  if (parked?.kind === "message-sent") return parked.attributes;
  const gone = spy.facts.some(
    (fact) => fact.kind === "message-deleted" && fact.queue === world.queueOf(policy) && about(fact),
  );
  return gone ? "done" : "queued";
}

const receives = (policy: Policy, userId: string): number =>
  world.cloud.spy.facts.filter(
    (fact) =>
      fact.kind === "message-received" &&
      fact.queue === world.queueOf(policy) &&
      isAbout(fact, "UserRegistered.v2", userId),
  ).length;

const logged = (policy: Policy, words: string): boolean =>
  world.cloud.spy.facts.some(
    (fact) => fact.kind === "function-log" && fact.line.includes(`"service":"${policy}"`) && fact.line.includes(words),
  );

test("a v1 event that is still queued when the consumer moves to v2 is parked, never skipped, and says what to do", async () => {
  const { spy } = world.cloud;
  const dead = world.deadLettersOf("guest-book");
  await rows.put(userRow("katherine", { firstname: "Katherine", lastname: "Johnson" }));
  await spy.waitFor(
    "message-received",
    (fact) => fact.queue === world.queueOf("guest-book") && fact.body.includes("katherine"),
  );
  await clock.advance(1);

  await deployGuestBook(["UserRegistered.v2"], V2);
  await clock.advance(MINUTE);
  const { attributes } = await spy.waitFor(
    "message-sent",
    ({ queue, body }) => queue === dead && body.includes("katherine"),
  );
  expect(attributes).toMatchObject({
    ErrorCode: "HANDLER_MISSING",
    EventType: "UserRegistered.v1",
    ErrorMessage:
      "no handler takes UserRegistered.v1 Mend: Subscribe to it again, then: streambridge failures redrive --cause HANDLER_MISSING. Or purge the message.",
  });
  const list = await failures(world, "list", "--consumer", "guest-book");
  expect(list).toMatchObject({ code: 3, out: expect.stringMatching(/HANDLER_MISSING.*UserRegistered\.v1/) as string });
});

test("redriven without a handler it is parked again; with one beside the new it is handled, and nothing remains", async () => {
  const { spy } = world.cloud;
  expect(await failures(world, "redrive", "--consumer", "guest-book")).toMatchObject({ code: 0 });
  const dead = world.deadLettersOf("guest-book");
  await spy.waitForAll("message-sent", 2, ({ queue }) => queue === dead);

  await deployGuestBook(["UserRegistered.v1", "UserRegistered.v2"], V1, V2);
  expect(await failures(world, "redrive", "--consumer", "guest-book")).toMatchObject({ code: 0 });
  await spy.waitFor("function-log", ({ line }) => line.includes("came in as one name: Katherine Johnson"));
  expect(await failures(world, "list", "--consumer", "guest-book")).toMatchObject({ code: 0 });
});

test("an error that nobody declared follows onError: `park` sets aside at once, `skip` counts and goes on", async () => {
  const user = await register("Undeclared");
  expect(whereIs("guest-park", user)).toMatchObject({ ErrorCode: "HANDLER_FAILED", Stage: "handle", Attempts: "1" });
  expect(whereIs("guest-skip", user)).toBe("done");
  expect(logged("guest-skip", "HANDLER_FAILED: TypeError")).toBe(true);
  expect(logged("guest-skip", '"Skipped":1')).toBe(true);
});

test("`retry` tries with growing waits up to the subscription's age, and parks then, with what the last try ended in", async () => {
  const user = await register("Undeclared");
  await clock.advance(1.9 * HOUR);
  expect(whereIs("guest-retry", user)).toBe("queued");
  const before = receives("guest-retry", user);
  expect(before).toBeGreaterThan(10);
  await clock.advance(0.2 * HOUR);
  expect(whereIs("guest-retry", user)).toMatchObject({
    ErrorCode: "RETRY_AGE_EXCEEDED",
    ErrorMessage: expect.stringContaining("given up after 2 hours") as string,
    EventType: "UserRegistered.v2",
  });
  expect(receives("guest-retry", user) - before).toBeLessThan(4);
});

test("what a handler throws on purpose says it for itself, whatever onError is", async () => {
  const [parked, skipped] = [await register("Park"), await register("Skip")];
  for (const policy of Object.keys(POLICIES) as Policy[]) {
    expect(whereIs(policy, parked), policy).toMatchObject({
      ErrorCode: "PARK_REQUESTED",
      ErrorMessage: "the vendor refuses it Mend: Ask the vendor.",
    });
    expect(whereIs(policy, skipped), policy).toBe("done");
    expect(logged(policy, "not for us"), policy).toBe(true);
  }
});

test("Retry waits as long as it says, under every onError; without an age of its own a subscription retries for twelve hours", async () => {
  const user = await register("Retry");
  await clock.advance(59_000);
  expect(receives("guest-skip", user)).toBe(1);
  await clock.advance(2_000);
  for (const policy of Object.keys(POLICIES) as Policy[]) expect(receives(policy, user), policy).toBe(2);

  await clock.advance(11.8 * HOUR);
  expect([whereIs("guest-park", user), whereIs("guest-skip", user)]).toEqual(["queued", "queued"]);
  await clock.advance(0.4 * HOUR);
  for (const policy of Object.keys(POLICIES) as Policy[])
    expect(whereIs(policy, user), policy).toMatchObject({ ErrorCode: "RETRY_AGE_EXCEEDED" });
});

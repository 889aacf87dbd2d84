import { createManualClock, planFaults, type FaultRule } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventIn } from "./messages.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const SEED = 11;

/** Everything that AWS's documents say can happen between the table and a consumer's effect, far more often than it does. */
const FAULTS: readonly FaultRule[] = [
  // The bridge publishes into throttling, refusals of single entries, silence and answers that get lost.
  { kind: "throttled", rate: 0.1, at: { service: "events" } },
  { kind: "answer-lost", rate: 0.1, at: { service: "events" } },
  { kind: "no-answer", rate: 0.1, at: { service: "events" }, lastsMs: 100 },
  { kind: "half-failed", rate: 0.2 },
  // The stream is read again, from where it was committed last.
  { kind: "expired-iterator", rate: 0.2 },
  { kind: "reader-restarted", rate: 0.3 },
  // Deliveries fail, come twice and overtake each other.
  { kind: "delivery-failed", rate: 0.2 },
  { kind: "delivered-twice", rate: 0.2 },
  { kind: "out-of-order", rate: 0.3, lastsMs: 60_000 },
  { kind: "received-twice", rate: 0.2 },
  // Consumers do not know whether their guard's row was written, nor whether SES sent the e-mail.
  { kind: "answer-lost", rate: 0.1, at: { service: "dynamodb", resource: "*Guard*" } },
  { kind: "server-error", rate: 0.05, at: { service: "dynamodb", resource: "*Guard*" } },
  { kind: "answer-lost", rate: 0.1, at: { service: "ses" } },
  // And every function dies amid its work, or hangs in it.
  ...["*BridgeFunction*", "*SearchIndexFunction*", "*WelcomeEmailFunction*"].flatMap((resource): FaultRule[] => [
    { kind: "function-dies", rate: 0.1, at: { resource } },
    { kind: "function-hangs", rate: 0.05, at: { resource }, lastsMs: 100 },
  ]),
];

const PEOPLE = ["Ada", "Grace", "Hedy", "Radia", "Barbara", "Lynn", "Margaret", "Joan"];

const HOUR = 3_600_000;

const clock = createManualClock();
let world: World;
beforeAll(async () => {
  // Slack and the CRM wait for their keys meanwhile: they take one event a second, which is real time.
  world = await openWorld(PROJECT, { clock, unset: ["SlackWebhookUrl", "HubspotToken"] });
});
afterAll(() => world?.close());

test(`with seed ${SEED} everything fails now and then, and everyone is found in their latest state and greeted once at most`, async () => {
  const { cloud, api, vendors } = world;
  cloud.faults.plan = planFaults({ seed: SEED, rules: FAULTS });

  const emails = PEOPLE.map((firstname) => `${firstname.toLowerCase()}@example.com`);
  for (const [index, firstname] of PEOPLE.entries()) {
    const { userId } = await api.register({ firstname, lastname: "Before", email: emails[index] ?? "" });
    if (index % 2 === 0) await clock.advance(1000);
    await api.change(userId, { lastname: "After" });
  }
  await clock.advance(HOUR);
  cloud.faults.clear();
  await clock.advance(2 * HOUR);

  const found = [...(vendors.algolia.indices.get("users")?.values() ?? [])].map(({ fullname }) => fullname);
  expect(found, "the index holds each once").toHaveLength(PEOPLE.length);
  expect(new Set(found), "in the latest state").toEqual(new Set(PEOPLE.map((firstname) => `${firstname} After`)));

  // One window nobody can close: a function that dies between SES's answer and its own note of it. Such an e-mail is not
  // tried again; the event is set aside for a person, who can see whom it is about.
  const aside = cloud.queues.peek(world.deadLettersOf("welcome-email"));
  const greeted = vendors.ses.received.map(({ subject }) => subject);
  expect(new Set(greeted).size, "nobody is greeted twice").toBe(greeted.length);
  const accounted = new Set([...greeted, ...aside.map(emailIn)]);
  expect(accounted, "everybody is greeted, or set aside with payload").toEqual(new Set(emails));
  for (const { messageAttributes } of aside) {
    expect(messageAttributes["ErrorCode"]?.StringValue).toBe("EFFECT_UNCERTAIN");
  }

  for (const place of [world.parkQueue, world.deadLettersOf("search-index")]) {
    expect(cloud.queues.peek(place), `nothing lies in ${place}`).toEqual([]);
  }
});

function emailIn(message: { readonly body: string }): string {
  return (eventIn(message).detail["data"] as { readonly email: string }).email;
}

import { expect, test } from "vitest";
import { lyingEvent, lyingRecord, type Lying } from "../places/lying.ts";
import { CONSUMERS } from "../project/consumers.ts";
import type { Effect } from "../vendor/vendor.ts";
import { account, type Standing } from "./account.ts";
import { Book } from "./book.ts";
import { expectationsOf, keyOf, type Expectation } from "./expectation.ts";
import { judge } from "./judge.ts";

/** Two changes of a user, and what every subscription is to hear of them. */
function twoChanges(): readonly Expectation[] {
  const book = new Book("r");
  book.enter({ kind: "write", user: 1, body: {} }, 0);
  book.enter({ kind: "write", user: 1, body: {} }, 0);
  return expectationsOf(book.lines, CONSUMERS);
}

const effectOf = ({ consumer, line }: Expectation): Effect => ({
  consumer: consumer.name,
  type: `${line.event}.v2`,
  fact: `${line.event} ${line.subject}`,
  entity: line.entity,
  item: line.entity,
  sequence: String(line.position),
  subject: line.subject,
});

function standingsOf(all: readonly Expectation[], effects: readonly Effect[], aside: readonly Lying[] = []) {
  const standings = account(all, { effects, aside, waiting: [] });
  return Object.fromEntries([...standings].map(([one, standing]) => [keyOf(one), standing]));
}

const every = (standings: Record<string, Standing>): ReadonlySet<Standing> => new Set(Object.values(standings));

test("the book knows which subscriptions hear of which change", () => {
  expect(twoChanges().map(keyOf)).toEqual([
    "every-change UserRegistered r-c1@example.com",
    "latest-state UserRegistered r-c1@example.com",
    "once-a-fact UserRegistered r-c1@example.com",
    "once-a-person UserRegistered r-c1@example.com",
    "every-change UserProfileChanged r-c2@example.com",
    "latest-state UserProfileChanged r-c2@example.com",
    "once-a-fact UserProfileChanged r-c2@example.com",
  ]);
});

test("what is not written means nothing, and what means nothing is no line", () => {
  const book = new Book("r");
  expect(book.enter({ kind: "remove", user: 1 }, 0)).toBeUndefined();
  expect(book.enter({ kind: "cancel" }, 0)).toBeUndefined();
  book.enter({ kind: "write", user: 1, body: {} }, 0);
  for (const kind of ["touch", "stamp", "same"] as const) expect(book.enter({ kind, user: 1 }, 0)).toBeDefined();
  expect(book.lines).toHaveLength(1);
  book.enter({ kind: "expire", user: 1 }, 0);
  expect(book.lines.map(({ event }) => event)).toEqual(["UserRegistered", "UserProfileChanged", "UserDeleted"]);
  expect(book.enter({ kind: "write", user: 1, body: {} }, 0), "its time is over").toBeUndefined();
});

test("what nobody has is lost", () => {
  const all = twoChanges();
  expect(every(standingsOf(all, all.map(effectOf)))).toEqual(new Set(["effect"]));
  const standings = standingsOf(all, all.slice(1).map(effectOf));
  expect(standings["every-change UserRegistered r-c1@example.com"]).toBe("lost");
});

test("an older state is covered by a newer one where the latest wins, and nowhere else", () => {
  const all = twoChanges();
  const standings = standingsOf(all, all.filter(({ line }) => line.position === 1).map(effectOf));
  expect(standings).toMatchObject({
    "latest-state UserRegistered r-c1@example.com": "covered",
    "every-change UserRegistered r-c1@example.com": "lost",
    "once-a-person UserRegistered r-c1@example.com": "lost",
  });
});

test("a parked record holds what can be made of it, for everybody; a dead letter for its consumer alone", () => {
  const all = twoChanges();
  const NewImage = { entity: { S: "user" }, email: { S: "r-c1@example.com" } };
  const record = lyingRecord({ place: "bridge", id: "1", cause: "" }, { eventName: "INSERT", dynamodb: { NewImage } });
  const detail = { metadata: {}, data: { email: "r-c2@example.com" } };
  const letter = lyingEvent(
    { place: "consumer", id: "2", cause: "" },
    "once-a-fact",
    JSON.stringify({ "detail-type": "UserProfileChanged.v2", detail }),
  );
  const standings = standingsOf(all, [], [record, letter]);
  const aside = Object.keys(standings).filter((key) => standings[key] === "set aside");
  expect(aside).toEqual([...all.map(keyOf).slice(0, 4), "once-a-fact UserProfileChanged r-c2@example.com"]);
});

test("an effect that happens again, comes of nothing or ends in an old state is told", () => {
  const all = twoChanges();
  const effects = all.map(effectOf);
  expect(judge(all, effects)).toEqual({ broken: [], duplicates: 0, inWindow: 0 });
  const [first, second, third] = effects as [Effect, Effect, Effect];
  expect(judge(all, [...effects, first]), "repeats are allowed where nothing else was promised").toMatchObject({
    duplicates: 0,
  });
  expect(judge(all, [...effects, third])).toMatchObject({ duplicates: 1 });
  expect(judge(all, [...effects, second]).broken).toEqual([expect.stringContaining("not the latest state")]);
  expect(judge(all, [...effects, { ...first, subject: "nobody" }]).broken).toEqual([
    "an effect of nothing: every-change UserRegistered nobody",
  ]);
});

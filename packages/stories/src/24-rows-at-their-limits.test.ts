import type { FactOf } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { edit } from "./changed-project.ts";
import { openChangedWorld, type ChangedWorld } from "./changed-world.ts";
import { failures } from "./command.ts";
import { openObjects, type Objects } from "./objects.ts";
import { userRow, type Row, type Rows } from "./rows.ts";
import type { World } from "./world.ts";

// What was deployed: a translator that trips over one name, and over characters that few have seen.
const TRANSLATOR = "packages/bridge/src/translate/user.ts";
const PLACE = "const { userId, firstname, lastname, email, locale, bio, registeredAt } = row;";
const TRIPS_OVER_NAME = 'if (row.lastname === "Proust") throw new TypeError("who has the time");';
const TRIPS_OVER_CHARACTERS = 'if (row.firstname.includes("\\uFFFF")) throw new TypeError("who is " + row.firstname);';

/** What a row of 400 KB has left for one text (409,600 bytes with the names of all attributes: DynamoDB's limit of an item). */
const BIO_BYTES = 409_300;
const BEFORE = "b".repeat(BIO_BYTES);
const AFTER = "a".repeat(BIO_BYTES);

/** SQS refuses both characters raw. */
const ODD = "Zo\uFFFE\uFFFFe";

/** Links of a causal chain that the bridge takes at most (packages/bridge, MAX_HOPS). */
const MOST_HOPS = 16;

let changed: ChangedWorld;
let world: World;
let rows: Rows;
let objects: Objects;
beforeAll(async () => {
  const to = [TRIPS_OVER_NAME, TRIPS_OVER_CHARACTERS, PLACE].join("\n");
  const unset = ["SlackWebhookUrl", "HubspotToken"];
  changed = await openChangedWorld([{ path: TRANSLATOR, from: PLACE, to }], { unset });
  ({ world, rows } = changed);
  objects = openObjects(world);
});
afterAll(async () => {
  objects?.close();
  await changed?.close();
});

test("two images of 400 KB park by reference, are seen whole, and once the cause is mended a redrive settles them", async () => {
  const { cloud, parkQueue, vendors } = world;
  const bucket = cloud.physicalName("Bucket", "Failures");
  await rows.put(userRow("u-1", { bio: BEFORE }));
  await rows.put(userRow("u-1", { lastname: "Proust", bio: AFTER }));

  const { body } = await cloud.spy.waitFor("message-sent", ({ queue }) => queue === parkQueue);
  const { ref } = JSON.parse(body) as { ref: string };
  expect(body.length, "the queue has a reference only").toBeLessThan(1_000);
  expect(await objects.keys(bucket, "parked/")).toEqual([ref.replace(`s3://${bucket}/`, "")]);
  const { record } = (await objects.read(ref)) as { record: StreamRecord };
  expect(biosIn(record)).toEqual({ before: true, after: true });

  const show = await failures(world, "show", "--json", "--reveal");
  const { entries } = JSON.parse(show.out) as { entries: { payload: StreamRecord }[] };
  expect(entries).toMatchObject([{ place: "bridge", cause: "TRANSLATION_FAILED" }]);
  expect(entries.map(({ payload }) => biosIn(payload))).toEqual([{ before: true, after: true }]);

  await mend(TRIPS_OVER_NAME);
  expect(await failures(world, "redrive", "--all")).toMatchObject({ code: 0 });
  const published = acceptedOf("u-1", "UserProfileChanged.v2");
  expect(published, "once, with its data put aside").toMatchObject([{ dataref: expect.any(String) }]);
  const data = (await objects.read(published[0]?.dataref ?? "")) as { bio: string };
  expect(data.bio === AFTER).toBe(true);
  await vendors.algolia.waitFor(({ summary }) => summary.includes("Ada Proust"));
  expect(await objects.keys(bucket, "parked/")).toEqual([]);
  expect(await failures(world, "list")).toMatchObject({ code: 0 });
});

test("U+FFFE and U+FFFF come back unchanged when the bridge parked them, and when a consumer did", async () => {
  const { cloud, parkQueue, vendors } = world;
  await rows.put(userRow("u-2", { firstname: ODD }));
  const parked = await cloud.spy.waitFor("message-sent", (fact) => fact.queue === parkQueue && isAbout(fact, "u-2"));
  const { record } = JSON.parse(parked.body) as { record: StreamRecord };
  expect(record.dynamodb.NewImage).toMatchObject({ firstname: { S: ODD } });

  vendors.algolia.fail({ status: 400 });
  await mend(TRIPS_OVER_CHARACTERS);
  expect(await failures(world, "redrive", "--place", "bridge")).toMatchObject({ code: 0 });
  expect(acceptedOf("u-2", "UserRegistered.v2")).toMatchObject([{ data: { firstname: ODD } }]);

  const dead = world.deadLettersOf("search-index");
  const letter = await cloud.spy.waitFor("message-sent", ({ queue }) => queue === dead);
  vendors.algolia.fail(undefined);
  expect(await failures(world, "redrive", "--consumer", "search-index")).toMatchObject({ code: 0 });
  const indexed = await vendors.algolia.waitFor(({ subject }) => subject === "u-2");
  expect(indexed.body).toMatchObject({ fullname: `${ODD} Lovelace` });

  const queue = world.queueOf("search-index");
  const sent = await cloud.spy.waitForAll("message-sent", 2, (fact) => fact.queue === queue && isAbout(fact, "u-2"));
  expect(sent.map(({ body }) => body)).toEqual([letter.body, letter.body]);
  expect(await failures(world, "list")).toMatchObject({ code: 0 });
});

test("a row at its hop limit that a plain writer edits still publishes; a stamped change beyond the limit is parked", async () => {
  const row = { ...userRow("u-3"), ...stamp("first", MOST_HOPS) };
  await rows.put(row);
  await rows.set(row, "bio", "by hand");
  await rows.put({ ...row, bio: { S: "by the loop" }, ...stamp("second", MOST_HOPS + 1) });
  await rows.set(row, "bio", "by hand again");
  await world.cloud.spy.waitFor("event-accepted", ({ event }) => JSON.stringify(event).includes("by hand again"));

  const registered = acceptedOf("u-3", "UserRegistered.v2");
  expect(registered).toMatchObject([{ metadata: { hops: MOST_HOPS, correlationId: "loop" } }]);
  const edited = acceptedOf("u-3", "UserProfileChanged.v2");
  expect(edited.map(({ data }) => data?.["bio"])).toEqual(["by hand", "by hand again"]);
  expect(edited.map(({ metadata }) => metadata["hops"])).toEqual([0, 0]);
  expect(edited.map(({ metadata }) => metadata["causationId"] ?? "nobody")).toEqual(["nobody", "nobody"]);
  expect(edited.map(({ metadata }) => metadata["correlationId"])).not.toContain("loop");

  const { entries } = JSON.parse((await failures(world, "show", "--json", "--reveal")).out) as {
    entries: { place: string; cause: string; payload: StreamRecord }[];
  };
  expect(
    entries.map(({ place, cause }) => `${place}: ${cause}`),
    "the stamped one alone",
  ).toEqual(["bridge: HOP_LIMIT_REACHED"]);
  expect(entries).toMatchObject([
    { cause: "HOP_LIMIT_REACHED", payload: { dynamodb: { NewImage: { bio: { S: "by the loop" } } } } },
  ]);
});

interface StreamRecord {
  readonly dynamodb: { readonly OldImage?: Row; readonly NewImage?: Row };
}

/** Whether both images have their text; said without them, for a failing test would print 800 KB. */
function biosIn({ dynamodb: { OldImage, NewImage } }: StreamRecord): { before: boolean; after: boolean } {
  return { before: OldImage?.["bio"]?.S === BEFORE, after: NewImage?.["bio"]?.S === AFTER };
}

interface Detail {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly dataref?: string;
}

/** What the bus took so far about a user, in order. */
function acceptedOf(userId: string, type: string): readonly Detail[] {
  const accepted = world.cloud.spy.facts.filter(
    (fact): fact is FactOf<"event-accepted"> => fact.kind === "event-accepted" && fact.event["detail-type"] === type,
  );
  const details = accepted.map(({ event }) => event.detail as unknown as Detail);
  return details.flatMap((detail) => {
    const { entity, dataref } = detail.metadata as { entity: { id: string }; dataref?: string };
    return entity.id === userId ? [{ ...detail, ...(dataref !== undefined && { dataref }) }] : [];
  });
}

const isAbout = ({ body }: { body: string }, userId: string): boolean => body.includes(`"${userId}"`);

/** The stamp of a writer that is so many links from the first request. */
function stamp(nonce: string, hops: number): Row {
  const [loop, at] = [{ S: "loop" }, { S: "2026-01-01T00:00:00.000Z" }];
  return {
    _cause: { M: { nonce: { S: nonce }, at, hops: { N: String(hops) }, correlationId: loop, causationId: loop } },
  };
}

let mended = 0;

/** Takes one of the translator's faults away and waits until that is deployed. */
async function mend(fault: string): Promise<void> {
  mended += 1;
  edit(changed.copy, { path: TRANSLATOR, from: `${fault}\n`, to: "" });
  for (const name of ["Bridge", "Reprocess"]) {
    const functionName = world.cloud.physicalName("Function", name);
    await world.cloud.spy.waitForAll("function-replaced", mended, (fact) => fact.functionName === functionName);
  }
}

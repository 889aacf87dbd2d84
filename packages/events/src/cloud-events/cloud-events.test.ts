import * as fc from "fast-check";
import { expect, test } from "vitest";
import { entryOf } from "../catalogue.ts";
import type { WireEvent } from "../envelope/event.ts";
import { examples } from "../generated/examples.ts";
import { eventType } from "../testing/json-arbitraries.ts";
import { sequenceOf } from "../identity/sequence.ts";
import { claimKey, datarefOf } from "../wire/claim.ts";
import { sampleEvent } from "../testing/sample-events.ts";
import { validateMetadataStrict } from "../validate/validate.ts";
import { fromCloudEvent } from "./from-cloud-event.ts";
import { toCloudEvent } from "./to-cloud-event.ts";

/** CloudEvents 1.0, "Naming Conventions": lower-case letters and digits, at most 20 of them. */
const ATTRIBUTE_NAME = /^[a-z0-9]{1,20}$/;
/** CloudEvents 1.0, "Type System", String: no control characters, lone surrogates or noncharacters. */
const REFUSED_IN_STRINGS = /\p{Control}|\p{Surrogate}|\p{Noncharacter_Code_Point}/u;
/** CloudEvents 1.0, "Type System", Integer. */
const LARGEST_INTEGER = 2 ** 31 - 1;

const hash = fc.uuid().map((uuid) => uuid.replaceAll("-", ""));
const printable = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 60 });
// The worst that JSON can carry: lone surrogates, controls, noncharacters, everything.
const anyText = fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 20 }).map((units) => String.fromCharCode(...units));
const time = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const word = fc
  .array(fc.constantFrom("a", "b", "y", "z"), { minLength: 1, maxLength: 20 })
  .map((letters) => letters.join(""));
// JSON has no place for the sign of -0; adding 0 takes it off.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const scalar = fc.oneof(anyText, fc.boolean(), number);
const sequence = fc.tuple(time, fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }));

const metadataOf = (type: WireEvent["metadata"]["type"]) =>
  fc.record(
    {
      fact: hash,
      id: hash,
      type: fc.constant(type),
      version: fc.constant(entryOf(type).major),
      time,
      entity: fc.record({ type: word, id: anyText }),
      item: hash,
      keys: fc.dictionary(word, scalar, { maxKeys: 10 }),
      sequence: sequence.map(([label, digits]) => sequenceOf(label, `${digits}`)),
      reason: fc.constantFrom("write", "ttl", "backfill", "redrive"),
      correlationId: printable,
      causationId: printable,
      traceparent: hash.map((trace) => `00-${trace}-${trace.slice(0, 16)}-01`),
      producer: printable,
      hops: fc.nat(1000),
      dataref: hash.map((id) => datarefOf({ bucket: "claims", key: claimKey(id) })),
      deprecated: fc.boolean(),
      sunset: time.map((instant) => instant.slice(0, 10)),
    },
    { requiredKeys: ["fact", "id", "type", "version", "time", "entity", "item", "sequence", "reason", "hops"] },
  );

const wireEvent: fc.Arbitrary<WireEvent> = eventType.chain((type) =>
  fc
    .record({ metadata: metadataOf(type), data: fc.constantFrom(...examples[type]) })
    // An event whose data lies elsewhere carries none.
    .map((event) => (event.metadata.dataref === undefined ? event : { metadata: event.metadata })),
);

test("an event that became a CloudEvent and went over JSON comes back as it was", () => {
  fc.assert(
    fc.property(wireEvent, (event) => {
      expect(validateMetadataStrict(event.metadata)).toBe(true);
      const travelled = JSON.parse(JSON.stringify(toCloudEvent(event))) as unknown;
      expect(fromCloudEvent(travelled)).toEqual({ ok: true, event });
    }),
    { numRuns: 1000 },
  );
});

test("attributes keep to CloudEvents' names and types", () => {
  fc.assert(
    fc.property(wireEvent, (event) => {
      const { data: _data, ...attributes } = toCloudEvent(event);
      const refused = Object.entries(attributes).filter(
        ([name, value]) => !ATTRIBUTE_NAME.test(name) || !isValue(value),
      );
      expect(refused).toEqual([]);
    }),
  );
});

test("an event reads naturally as a CloudEvent", () => {
  const event = sampleEvent();
  expect(
    toCloudEvent({ ...event, metadata: { ...event.metadata, keys: { locale: "en-GB" }, sunset: "2027-11-30" } }),
  ).toMatchObject({
    specversion: "1.0",
    source: "com.example.users",
    type: "UserRegistered.v2",
    subject: "user/01JD9W4Z6Q8R2T5V7X9Y0A1B2C",
    dataschema: "https://schemas.example.com/users/UserRegistered/v2.json",
    keys: '{"locale":"en-GB"}',
    deprecationsunset: "2027-11-30T00:00:00Z",
  });
});

test("attributes that are not ours are left out", () => {
  const event = sampleEvent();
  expect(fromCloudEvent({ ...toCloudEvent(event), mood: "good" })).toEqual({ ok: true, event });
});

test.each([
  ["no object", () => "text", "it is no object"],
  ["another specversion", () => ({ ...sample(), specversion: "0.3" }), "its specversion is 0.3"],
  ["an unknown type", () => ({ ...sample(), type: "UserRegistered.v9" }), "no event type UserRegistered.v9"],
  [
    "another source",
    () => ({ ...sample(), source: "com.example.orders" }),
    "UserRegistered.v2 comes from com.example.users, not com.example.orders",
  ],
  ["no fact", () => ({ ...sample(), fact: undefined }), "its attributes do not make the metadata of an event"],
  [
    "a subject that is none of ours",
    () => ({ ...sample(), subject: "ada" }),
    "its attributes do not make the metadata of an event",
  ],
  [
    "a subject that is broken",
    () => ({ ...sample(), subject: 'user/"' }),
    "its attributes do not make the metadata of an event",
  ],
  ["keys that are no JSON", () => ({ ...sample(), keys: "{" }), "its attributes do not make the metadata of an event"],
  ["neither data nor dataref", () => ({ ...sample(), data: undefined }), "it has neither data nor dataref"],
  ["data of another type", () => ({ ...sample(), data: { fullname: "Ada" } }), "its data is no UserRegistered.v2"],
])("a CloudEvent with %s is refused", (_what, make, why) => {
  const result = fromCloudEvent(make());
  expect(result.ok ? "accepted" : result.error.message).toBe(
    `CLOUD_EVENT_INVALID: this CloudEvent is no event of ours: ${why}`,
  );
});

test("nobody knows the source of an event whose type the catalogue does not know", () => {
  const { metadata, data } = sampleEvent();
  const unknown = { metadata: { ...metadata, type: "UserRegistered.v9" as "UserRegistered.v2" }, data };
  expect(() => toCloudEvent(unknown)).toThrow("EVENT_TYPE_UNKNOWN");
});

test.each(["specversion", "type", "source"])("a %s that has no way to become text is refused, and named", (name) => {
  const cloudEvent = { ...sample(), [name]: { toString: 1 } };
  expect(fromCloudEvent(cloudEvent)).toMatchObject({
    ok: false,
    error: { code: "CLOUD_EVENT_INVALID", sentence: expect.stringContaining("a object") as string },
  });
});

function isValue(value: unknown): boolean {
  if (typeof value === "string") return !REFUSED_IN_STRINGS.test(value);
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER;
  return typeof value === "boolean";
}

function sample(): object {
  return toCloudEvent(sampleEvent());
}

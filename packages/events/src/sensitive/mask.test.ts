import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createMask, mask, revealed } from "./mask.ts";
import { maskEvent } from "./mask-event.ts";
import { sampleEvent } from "../testing/sample-events.ts";

const row = {
  pk: { S: "USER#u1" },
  email: { S: "Ada@Example.com" },
  firstname: { S: "Augusta Ada" },
  note: { NULL: true },
  bio: { L: [{ S: "Wrote notes" }, { N: "1815" }] },
};

test("a property with a sensitive name is hidden at every depth, in whatever case", () => {
  expect(mask({ a: [{ email: "x" }], Email: 7, firstname: ["A", { b: "C" }], lastname: null, bio: true })).toEqual({
    a: [{ email: "***" }],
    Email: "***",
    firstname: "***",
    lastname: null,
    bio: "***",
  });
});

test("an image as DynamoDB writes it keeps its types", () => {
  expect(mask({ dynamodb: { NewImage: row } })).toEqual({
    dynamodb: {
      NewImage: {
        pk: { S: "USER#u1" },
        email: { S: "***" },
        firstname: { S: "***" },
        note: { NULL: true },
        bio: { L: "***" },
      },
    },
  });
});

test("JSON in a text is masked as JSON, however often it is wrapped", () => {
  const body = JSON.stringify({ detail: JSON.stringify({ data: { email: "ada@example.com", userId: "u1" } }) });
  expect(mask({ Records: [{ body }] })).toEqual({
    Records: [{ body: JSON.stringify({ detail: JSON.stringify({ data: { email: "***", userId: "u1" } }) }) }],
  });
});

test.each([
  ["the key of a row", "EMAIL#ada@example.com EMAIL", "EMAIL#*** EMAIL"],
  ["a name", "Hello Augusta Ada!", "Hello ***!"],
  ["a number", "born in 1815", "born in ***"],
  ["an address", "/users?q=Augusta%20Ada&x=1", "/users?q=***&x=1"],
])("what was found is hidden wherever else it stands: in %s", (_where, text, masked) => {
  expect(mask({ row, error: { message: text } })).toMatchObject({ error: { message: masked } });
});

test("the beginning of a long value is enough to know it by", () => {
  const bio = 'A "quoted" life of someone who wrote the first program.';
  const [, told, raw] = mask([{ bio }, `came ${JSON.stringify(bio).slice(0, 40)}…`, bio.slice(0, 30)]) as string[];
  expect(told).toBe('came "***…');
  expect(raw).toBe("***");
});

test("a short value is hidden where it is a word, and stays where it is part of another", () => {
  expect(mask([{ firstname: "Ada" }, "Ada of Canada, adamant"])).toEqual([
    { firstname: "***" },
    "*** of Canada, adamant",
  ]);
  expect(mask([{ firstname: "Al" }, "Al and all"])).toEqual([{ firstname: "***" }, "Al and all"]);
});

test("names of properties are texts as well, and two that are hidden stay two", () => {
  expect(mask({ "a@example.com": 1, "b@example.com": 2 })).toEqual({ "***": 1, "*** (2)": 2 });
});

test("an e-mail address is hidden wherever it stands, whoever's it is", () => {
  expect(mask("to a.b+c@mail.example.com, then mailto:x%40example.org; pnpm@12.21.0 stays")).toBe(
    "to ***, then mailto:***; pnpm@12.21.0 stays",
  );
});

test("what explains why a personal value was refused does not quote it", () => {
  expect(mask({ pointer: "/email", wanted: "a text of the format email", came: '"x"' })).toEqual({
    pointer: "/email",
    wanted: "a text of the format email",
    came: "***",
  });
});

test.each([
  ['{"userId":"u1","email":"ad', '{"userId":"u1","email":***'],
  [String.raw`came {\"firstname\": {\"S\": \"Ada`, String.raw`came {\"firstname\": ***`],
  ["{ userId: 'u1', email: 'a' }", "{ userId: 'u1', email: ***"],
  ["GET /users?email=ada&limit=1", "GET /users?email=***&limit=1"],
  ["take note: it is late", "take note: it is late"],
])("a text that is no JSON ends at the first sensitive name: %s", (text, masked) => {
  expect(mask(text)).toBe(masked);
});

test("JSON that is cut anywhere shows nothing of a personal value", () => {
  const canary = "canary-7f3a";
  const text = JSON.stringify({ body: { data: { userId: "u1", firstname: canary } }, note: { S: canary } });
  for (let end = 0; end <= text.length; end += 1) expect(mask(text.slice(0, end))).not.toMatch(/ca?n?a?r?y?-7f/);
});

test("whatever surrounds a personal value, the masked JSON does not have it", () => {
  const canary = fc.string({ minLength: 8, maxLength: 30, unit: "grapheme" }).map((text) => `${text}§canary`);
  fc.assert(
    fc.property(canary, fc.jsonValue({ maxDepth: 3 }), fc.boolean(), (value, around, wrapped) => {
      const inner = { around, email: { S: value }, error: `could not take ${value} of ${JSON.stringify({ value })}` };
      const masked = JSON.stringify(mask({ [value]: around, body: wrapped ? JSON.stringify(inner) : inner }));
      expect(masked).not.toContain("§canary");
    }),
  );
});

test("what is masked twice is as masked once", () => {
  const once = mask({ row, text: "Augusta Ada wrote to ada@example.com" });
  expect(mask(once)).toEqual(once);
});

test("a mask remembers what it met, and one that reveals hides nothing", () => {
  const remembering = createMask();
  remembering.learn(row);
  expect(remembering.text("slack: Augusta Ada has signed up")).toBe("slack: *** has signed up");
  revealed.learn(row);
  expect(revealed.text("Augusta Ada")).toBe("Augusta Ada");
  expect(revealed.json(row)).toBe(row);
});

test("an event is masked as its own schema says", () => {
  const event = sampleEvent();
  const { metadata, data } = maskEvent({ ...event, data: { ...event.data, email: "ada@example.com" } });
  expect(metadata).toEqual(event.metadata);
  expect(data).toEqual({ ...event.data, email: "***", firstname: "***", lastname: "***" });
});

test("JSON of any depth is masked without running out of stack", () => {
  let deep: unknown = { email: "ada@example.com" };
  for (let level = 0; level < 5_000; level += 1) deep = [deep];
  expect(JSON.stringify(mask(deep))).not.toContain("ada");
});

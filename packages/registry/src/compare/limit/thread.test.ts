import { afterEach, expect, test } from "vitest";
import type { Json } from "../../json.ts";
import { BOUNDS, ComparingThread, type Bounds } from "./thread.ts";

const threads: ComparingThread[] = [];
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.end();
});

function threadWith(bounds: Partial<Bounds> = {}): ComparingThread {
  const thread = new ComparingThread({ ...BOUNDS, ...bounds });
  threads.push(thread);
  return thread;
}

/** Many unions inside each other, told apart by nothing: what takes a proof longest. */
function deepUnions(depth: number, leaf: Json): Json {
  const inner = depth === 0 ? leaf : deepUnions(depth - 1, leaf);
  const branch = (name: string) => ({ properties: { [name]: inner, both: { type: ["string", "integer"] } } });
  return { oneOf: ["a", "b", "c", "d", "e", "f"].map(branch), anyOf: ["g", "h"].map(branch) };
}

function longList(from: number): Json {
  return { enum: Array.from({ length: 300_000 }, (_, index) => ({ n: from + index })) };
}

const easy = { old: { type: "string" }, next: { type: ["string", "null"] }, options: {} };
const hard = { old: deepUnions(4, { minimum: 1 }), next: deepUnions(4, { minimum: 2 }), options: {} };

test("a comparison that takes too long is unknown because of the limit, and the next one is answered", async () => {
  const thread = threadWith({ cpuMs: 1 });
  const { backward } = await thread.compare(hard);
  expect(backward).toMatchObject({ verdict: "unknown", reason: "limit", message: expect.stringContaining("1 ms") });
  const patient = threadWith();
  expect(await patient.compare(easy)).toMatchObject({ forward: { verdict: "breaks" }, backward: { verdict: "safe" } });
});

test("the thread that was ended by a limit is followed by another one", async () => {
  const thread = threadWith({ cpuMs: 1000 });
  await thread.compare(hard);
  expect(await thread.compare(easy)).toMatchObject({ backward: { verdict: "safe" } });
});

test("tasks that come at once are answered one after the other, each with its own answer", async () => {
  const thread = threadWith();
  const other = { old: { type: "integer" }, next: { type: "number" }, options: {} };
  const [one, two] = await Promise.all([thread.compare(easy), thread.compare(other)]);
  expect(one.forward).toMatchObject({ witness: null });
  expect(two.forward).toMatchObject({ error: { message: "must be integer" } });
});

test("a schema that is too much for the stack is no mistake: the comparison is unknown because of the limit", async () => {
  const thread = threadWith({ cpuMs: Infinity, wallMs: Infinity });
  const properties = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`p${index}`, { type: "string" }]),
  );
  const { forward } = await thread.compare({
    old: { type: "object", properties },
    next: { type: "object" },
    options: {},
  });
  expect(forward).toMatchObject({ verdict: "unknown", reason: "limit", message: expect.stringContaining("too large") });
  expect(await thread.compare(easy)).toMatchObject({ backward: { verdict: "safe" } });
});

test("a comparison that needs too much memory is unknown because of the limit, and the next one is answered", async () => {
  // Time is no object here: what ends it is the memory that the values of two long lists alone take.
  const thread = threadWith({ cpuMs: Infinity, wallMs: Infinity, memoryMb: 40 });
  const { forward, backward } = await thread.compare({ old: longList(0), next: longList(1), options: {} });
  const limit = { verdict: "unknown", reason: "limit", message: expect.stringContaining("more than 40 MB") };
  expect([forward, backward]).toMatchObject([limit, limit]);
  expect(await thread.compare(easy)).toMatchObject({ backward: { verdict: "safe" } });
});

test("a pattern that takes for ever to match does not outlast the limit", async () => {
  const thread = threadWith({ cpuMs: 1000, wallMs: Infinity });
  const old = { const: `${"a".repeat(60)}b` };
  const { backward } = await thread.compare({ old, next: { type: "string", pattern: "^(a+)+$" }, options: {} });
  expect(backward).toMatchObject({ verdict: "unknown", reason: "limit", message: expect.stringContaining("1000 ms") });
  expect(await thread.compare(easy)).toMatchObject({ backward: { verdict: "safe" } });
});

test("a schema that is nested too deeply to be handed to the thread is unknown because of the limit", async () => {
  const thread = threadWith({ cpuMs: Infinity, wallMs: Infinity });
  let deep: Json = { type: "string" };
  for (let level = 0; level < 20_000; level += 1) deep = { type: "array", items: deep };
  const { forward } = await thread.compare({ old: deep, next: { type: "array" }, options: {} });
  expect(forward).toMatchObject({ verdict: "unknown", reason: "limit", message: expect.stringContaining("too deep") });
  expect(await thread.compare(easy)).toMatchObject({ backward: { verdict: "safe" } });
});

test("a schema that does not compile is refused with its side and place, and the thread goes on", async () => {
  const thread = threadWith();
  const broken = { old: {}, next: { properties: { a: { type: "sting" } } }, options: {} };
  await expect(thread.compare(broken)).rejects.toMatchObject({
    code: "SCHEMA_INVALID",
    detail: { side: "new", pointer: "/properties/a/type" },
  });
  expect(await thread.compare(easy)).toMatchObject({ backward: { verdict: "safe" } });
});

import { inspect } from "node:util";
import { expect, test } from "vitest";
import { recording } from "./recording.ts";

interface Event {
  readonly data: {
    readonly id: string;
    readonly money: { readonly amount: number };
    readonly tags: readonly string[];
    readonly note?: string;
  };
}

/** What `work` is seen to do with an event, as `touch path`, each once. */
function seen(work: (event: Event) => unknown): readonly string[] {
  const told = new Set<string>();
  const event: Event = { data: { id: "1", money: { amount: 2 }, tags: ["a", "b"] } };
  work(recording(event, "", (path, touch) => told.add(`${touch} ${path}`)));
  return [...told].filter((one) => one !== "read data");
}

test("a field that is named is read, whether it is there or not", () => {
  expect(seen(({ data }) => [data.id, data.note])).toEqual(["read data.id", "read data.note"]);
  expect(seen(({ data: { id, note = "none" } }) => id + note)).toEqual(["read data.id", "read data.note"]);
});

test("the values are what they are", () => {
  seen(({ data }) => expect([data.id, data.money.amount, data.tags.join()]).toEqual(["1", 2, "a,b"]));
});

test.each<readonly [string, (event: Event) => unknown]>([
  ["a spread", ({ data }) => ({ ...data.money })],
  [
    "a rest",
    ({
      data: {
        money: { ...rest },
      },
    }) => rest,
  ],
  ["Object.keys", ({ data }) => Object.keys(data.money)],
  ["Object.entries", ({ data }) => Object.entries(data.money)],
  ["Object.assign", ({ data }) => Object.assign({}, data.money)],
  ["JSON.stringify", ({ data }) => JSON.stringify(data.money)],
  ["util.inspect", ({ data }) => inspect(data.money)],
])("%s takes all keys and names none", (_what, work) => {
  expect(seen(work)).toEqual(["read data.money", "keys data.money"]);
});

test("a field that is named is read although all keys were taken as well", () => {
  expect(seen(({ data: { id, ...rest } }) => [id, rest, rest.money.amount])).toEqual([
    "read data.id",
    "keys data",
    "read data.money.amount",
  ]);
});

test.each<readonly [string, (event: Event) => unknown]>([
  ["in", ({ data }) => "note" in data],
  ["Object.hasOwn", ({ data }) => Object.hasOwn(data, "note")],
])("%s asks for presence", (_what, work) => {
  expect(seen(work)).toEqual(["presence data.note"]);
});

test("elements are one field, however they are reached", () => {
  for (const work of [
    ({ data }: Event) => data.tags[1],
    ({ data }: Event) => [...data.tags],
    ({ data }: Event) => data.tags.map((tag) => tag),
    ({ data }: Event) => data.tags.includes("b"),
  ]) {
    expect(seen(work)).toEqual(["read data.tags", "read data.tags[]"]);
  }
});

test("what the language asks of any object is not read", () => {
  expect(seen(({ data }) => Promise.resolve(data))).toEqual([]);
  expect(seen(({ data }) => JSON.stringify(data.money)).join()).not.toContain("toJSON");
});

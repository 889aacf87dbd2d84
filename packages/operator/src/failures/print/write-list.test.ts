import { expect, test } from "vitest";
import { writeList } from "./write-list.ts";

async function written(items: readonly unknown[]): Promise<string> {
  let text = "";
  const out = { write: (part: string) => (text += part) };
  const each = (async function* () {
    yield* items;
  })();
  await writeList(out, {
    head: { stage: "local" },
    name: "entries",
    items: each,
    tail: { gaps: [{ place: "bridge" }] },
  });
  return text;
}

test.each([[[]], [[1]], [[{ text: "a\nb", deep: { list: [1, {}] } }, null, "x"]]])(
  "a document with the list %j is written as if it were written whole",
  async (items) => {
    const whole = { stage: "local", entries: items, gaps: [{ place: "bridge" }] };
    expect(await written(items)).toBe(`${JSON.stringify(whole, undefined, 2)}\n`);
  },
);

test("where an item cannot be had, the document is none, so that nobody takes a part for the whole", async () => {
  let text = "";
  const broken = (async function* () {
    yield 1;
    throw new Error("no network");
  })();
  const out = { write: (part: string) => (text += part) };
  await expect(writeList(out, { head: {}, name: "entries", items: broken, tail: { gaps: [] } })).rejects.toThrow(
    "no network",
  );
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
});

import { expect, test } from "vitest";
import type { AttributeMap } from "./marshal.ts";
import type { Line } from "./read-items.ts";
import type { Put } from "./table.ts";
import { writeItems } from "./write-items.ts";

const item = (pk: string, n = 0): Line => ({ ok: true, number: n, item: { pk: { S: pk }, n: { N: String(n) } } });

async function write(lines: readonly Line[], put: (item: AttributeMap) => Promise<Put>) {
  const told: string[] = [];
  async function* source(): AsyncGenerator<Line, void> {
    yield* lines;
  }
  const count = await writeItems(source(), { put }, ["pk"], {
    changed: (row) => told.push(`changed ${row}`),
    refused: (line, reason) => told.push(`line ${line}: ${reason}`),
  });
  return { ...count, told };
}

/** Takes a, refuses b, and has c already. */
function putAbc({ pk }: AttributeMap): Promise<Put> {
  return Promise.resolve(pk?.S === "b" ? { refused: "Item size exceeded" } : pk?.S === "c" ? "unchanged" : "changed");
}

test("items are written, and what is wrong is named by its line", async () => {
  const lines: Line[] = [item("a", 1), { ok: false, number: 2, reason: "it is not JSON" }, item("b", 3), item("c", 4)];
  const { told, ...counts } = await write(lines, putAbc);
  expect(counts).toEqual({ written: 2, refused: 2 });
  expect(told.toSorted()).toEqual(["changed a", "line 2: it is not JSON", "line 3: Item size exceeded"]);
});

test("two items of one row are written one after the other", async () => {
  const order: string[] = [];
  const put = async ({ pk, n }: AttributeMap): Promise<Put> => {
    order.push(`${pk?.S}${n?.N} begins`);
    await new Promise(setImmediate);
    order.push(`${pk?.S}${n?.N} ends`);
    return "changed";
  };
  await write([item("a", 1), item("b", 2), item("a", 3)], put);
  expect(order.indexOf("a3 begins")).toBeGreaterThan(order.indexOf("a1 ends"));
  expect(order.indexOf("b2 begins")).toBeLessThan(order.indexOf("a1 ends"));
});

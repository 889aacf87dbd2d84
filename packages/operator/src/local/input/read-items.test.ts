import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readItems, type Line } from "./read-items.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "items-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string): Promise<readonly Line[]> {
  return all(readItems("-", ["pk", "sk"], Readable.from([text])));
}

async function all(lines: AsyncIterable<Line>): Promise<readonly Line[]> {
  const found: Line[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

const ITEM = '{"pk":"USER#1","sk":"PROFILE"}';
const MARSHALLED = { pk: { S: "USER#1" }, sk: { S: "PROFILE" } };

test("each line is an item, blank lines are passed over, and numbers count every line", async () => {
  expect(await read(`\u{FEFF}${ITEM}\r\n\n  \n${ITEM}`)).toEqual([
    { ok: true, number: 1, item: MARSHALLED },
    { ok: true, number: 4, item: MARSHALLED },
  ]);
});

test("a bad line says why, and the rest goes on", async () => {
  const lines = await read(`not json\n[1]\n{"pk":"USER#1"}\n{"pk":"USER#1","sk":5}\n"text"\n${ITEM}\n`);
  expect(lines.map((line) => (line.ok ? "ok" : `${line.number}: ${line.reason}`))).toEqual([
    expect.stringMatching(/^1: it is not JSON: Unexpected token/),
    "2: it is no JSON object",
    "3: the item has no sk: the table's key is pk and sk, as text",
    "4: the item has no sk: the table's key is pk and sk, as text",
    "5: it is no JSON object",
    "ok",
  ]);
});

test("every JSON value has its attribute, and numbers keep all their digits", async () => {
  const digits = "12345678901234567890123456789012345678";
  const fields = `"pk":"a","sk":"b","n":${digits},"e":1E-3,"t":true,"z":null,"l":[1,"x"],"m":{"in":{}}`;
  expect(await read(`{${fields}}`)).toMatchObject([
    {
      item: {
        n: { N: digits },
        e: { N: "1E-3" },
        t: { BOOL: true },
        z: { NULL: true },
        l: { L: [{ N: "1" }, { S: "x" }] },
        m: { M: { in: { M: {} } } },
      },
    },
  ]);
});

test("items come from a file as well", async () => {
  const file = join(folder, "items.jsonl");
  writeFileSync(file, `${ITEM}\n`);
  expect(await all(readItems(file, ["pk", "sk"]))).toHaveLength(1);
});

test("a file that is not there is the user's mistake", async () => {
  const reading = all(readItems(join(folder, "nothing.jsonl"), ["pk"]));
  await expect(reading).rejects.toMatchObject({ code: "USAGE", mend: expect.stringContaining("standard input") });
});

import { WRITES_AT_ONCE } from "../../limits.ts";
import type { AttributeMap } from "./marshal.ts";
import type { Line } from "./read-items.ts";
import type { Table } from "./table.ts";

/** What came of an input. */
export interface Written {
  readonly written: number;
  /** Lines that could not be written. */
  readonly refused: number;
}

/** Who hears of each line. */
export interface Listener {
  /** The row, named by its keys, has changed. */
  changed(row: string): void;
  /** A line was not written. */
  refused(line: number, reason: string): void;
}

/** Writes every item, some at once, two of the same row one after the other; a line that does not do is told and left out. */
export async function writeItems(
  lines: AsyncIterable<Line>,
  table: Table,
  keyNames: readonly string[],
  listener: Listener,
): Promise<Written> {
  const count = { written: 0, refused: 0 };
  const refuse = (number: number, reason: string): void => {
    count.refused += 1;
    listener.refused(number, reason);
  };
  let batch = new Map<string, Promise<void>>();

  const write = async (row: string, number: number, item: AttributeMap): Promise<void> => {
    const put = await table.put(item);
    if (typeof put === "object") return refuse(number, put.refused);
    count.written += 1;
    if (put === "changed") listener.changed(row);
  };
  for await (const line of lines) {
    if (!line.ok) {
      refuse(line.number, line.reason);
      continue;
    }
    const row = keyNames.map((name) => line.item[name]?.S ?? "").join(" ");
    if (batch.has(row) || batch.size >= WRITES_AT_ONCE) {
      await Promise.all(batch.values());
      batch = new Map();
    }
    batch.set(row, write(row, line.number, line.item));
  }
  await Promise.all(batch.values());
  return count;
}

import type { Book } from "../ledger/book.ts";
import type { Step } from "../workload/workload.ts";
import type { Write } from "../workload/write.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";

/**
 * Writes one step and moves the clock on: rows side by side, those of one row one after the other.
 *
 * @returns How many writes there were.
 */
export async function writeStep(
  { rows, clock, vendors }: ChaosWorld,
  book: Book,
  { ops, pauseMs }: Step,
): Promise<number> {
  const writes = ops.map((op) => book.enter(op, clock.now())).filter((write) => write !== undefined);
  for (const subject of book.unwanted) vendors.unwanted.add(subject);
  const lanes = Map.groupBy(writes, ({ key }) => key);
  await Promise.all([...lanes.values()].map((lane) => writeLane(rows, lane)));
  await clock.advance(pauseMs);
  return writes.length;
}

async function writeLane(rows: ChaosWorld["rows"], lane: readonly Write[]): Promise<void> {
  for (const { kind, row } of lane) await (kind === "put" ? rows.put(row) : rows.remove(row));
}

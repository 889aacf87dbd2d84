import type { Readable } from "node:stream";
import { readItems } from "./input/read-items.ts";
import { openTable } from "./input/table.ts";
import { writeItems } from "./input/write-items.ts";
import { STANDSTILL_MS } from "../limits.ts";
import type { Show } from "./open-show.ts";
import { report } from "./report.ts";

/** The exit code of a command whose user made a mistake, here in a line of the input. */
const USER_MISTAKE = 2;

/**
 * Writes the items of a file, or of the standard input, to the table and follows what comes of them. Answers 0 when all
 * were written and everything arrived, 1 when something did not arrive, 2 when a line could not be written.
 */
export async function deliverInput(show: Show, input: string, stdin: Readable): Promise<number> {
  const { screen, places, deliveries, stop, running } = show;
  const { endpoint } = running.cloud;
  const keys = places.keyNames;
  const start = Date.now();
  screen.line();
  screen.at(`Items of ${input === "-" ? "the standard input" : input}`, screen.paint.strong);
  const { written, refused } = await writeItems(
    readItems(input, keys, stdin),
    openTable(endpoint, places.table),
    keys,
    {
      changed: (row) => deliveries.rows.expect(row),
      refused: (line, reason) => screen.at(`✗ line ${line} was not written: ${reason}`, screen.paint.bad),
    },
  );
  screen.at(`${written} items written${refused === 0 ? "" : `; lines not written: ${refused}`}`, screen.paint.strong);
  await deliveries.settledOrStill(STANDSTILL_MS, stop);
  const code = report(show, start);
  return code === 0 && refused > 0 ? USER_MISTAKE : code;
}

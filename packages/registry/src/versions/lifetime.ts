import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where the stacks keep their numbers; the file asks neither AWS nor SST. */
const NUMBERS = "stacks/numbers.ts";

interface Numbers {
  readonly messageLifetimeDays: (archiveDays: number) => number;
  readonly PRODUCTION_ARCHIVE_DAYS: number;
}

/**
 * Days after which no copy of an event can arrive any more in production: work queue, dead-letter queue, and the bus's
 * archive, as stacks/numbers.ts adds them up. Undefined for a workspace without stacks.
 */
export async function readLifetimeDays(root: string): Promise<number | undefined> {
  const file = join(root, NUMBERS);
  if (!existsSync(file)) return undefined;
  const { messageLifetimeDays, PRODUCTION_ARCHIVE_DAYS } = (await import(pathToFileURL(file).href)) as Numbers;
  return messageLifetimeDays(PRODUCTION_ARCHIVE_DAYS);
}

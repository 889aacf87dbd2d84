import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runApart } from "../../apart/run-apart.ts";
import type { Domain, EventSchema } from "../../registry.ts";
import { viewOne } from "../../view/views.ts";
import { DOWNCAST_LIMITS, DOWNCAST_RUNS, DOWNCAST_SEED } from "../limits.ts";
import type { DowncastJob, DowncastReport } from "./report.ts";

/** Where packages/events keeps them, from the workspace's root. */
export const DOWNCASTS = "packages/events/src/downcast/downcasts.ts";

/** An older major and the one that it is made from. */
export interface DowncastPair {
  readonly domain: Domain;
  readonly older: EventSchema;
  readonly newer: EventSchema;
}

/**
 * Tries the downcasts of a workspace on generated events, in a process of their own; the answers are by older event type.
 * Empty for a workspace that has no downcasts at all, such as a folder of schemas.
 */
export async function runDowncasts(
  root: string,
  pairs: readonly DowncastPair[],
): Promise<ReadonlyMap<string, DowncastReport>> {
  const file = join(root, DOWNCASTS);
  if (pairs.length === 0 || !existsSync(file)) return new Map();
  const job: DowncastJob = {
    module: pathToFileURL(file).href,
    steps: pairs.map(({ domain, older, newer }) => ({
      older: older.type,
      newerSchema: viewOne(newer, domain, "strict"),
      olderSchema: viewOne(older, domain, "strict"),
    })),
    runs: DOWNCAST_RUNS,
    seed: DOWNCAST_SEED,
  };
  const program = new URL("inside/main.ts", import.meta.url);
  const ran = await runApart<readonly DowncastReport[]>(program, job, DOWNCAST_LIMITS);
  return new Map(pairs.map(({ older }, index) => [older.type, reportAt(ran, index)]));
}

function reportAt(ran: Awaited<ReturnType<typeof runApart<readonly DowncastReport[]>>>, index: number): DowncastReport {
  const reason = ran.ok ? "it answered nothing" : ran.reason;
  const failed: DowncastReport = {
    kind: "fails",
    error: { keyword: "throws", message: `is nothing: ${reason}`, instancePath: "", params: {} },
  };
  return ran.ok ? (ran.answer[index] ?? failed) : failed;
}

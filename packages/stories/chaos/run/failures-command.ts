import type { FailuresOptions } from "@streambridge/operator";
import type { ChaosWorld } from "../world/chaos-world.ts";

/**
 * Failures of a place that are looked at: more than a run sets aside. The archive is one place for everybody, and holds thousands
 * when a run was left alone.
 */
export const LIMIT = 10_000;

/** Milliseconds that the clock is moved by at a time while a command runs. */
const POLL_MS = 100;

/** What every command over failures is told of a world. It writes JSON, to wherever `write` puts it. */
export function failuresOptions(
  { cloud: { endpoint, region }, project }: ChaosWorld,
  ids: readonly string[] = [],
  write: (text: string) => void = () => {},
): FailuresOptions & { readonly project: string } {
  return {
    stage: "local",
    project,
    endpoint,
    region,
    selection: { ids },
    limit: LIMIT,
    reveal: false,
    json: true,
    out: { write: (text) => (write(text), true) },
  };
}

/** A command waits for answers of SQS (long polling), which the clock that is moved by hand would hold back for ever. */
export async function whileTimeGoesBy(clock: ChaosWorld["clock"], work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const end = work.finally(() => over.abort());
  while (!over.signal.aborted) await Promise.race([end, clock.advance(POLL_MS)]);
  await end;
}

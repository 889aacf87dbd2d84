import { setTimeout as sleep } from "node:timers/promises";
import type { Job, JobEvent, Sighting } from "../job.ts";
import type { Run } from "./captured.ts";
import { takeAll, takeEach } from "./quiet-globals.ts";
import { recording, type Witness } from "./recording.ts";

/** An event, and which attempt the handler is told that it is. */
export interface Trial {
  readonly event: JobEvent;
  readonly attempt: number;
}

/**
 * Runs a handler with one event that tells which fields are met. Whatever the handler throws is an answer like any other.
 * Answers whether it ended in time.
 */
export async function runOne(
  { folder, runLimitMs }: Job,
  run: Run,
  { event, attempt }: Trial,
  take: (sighting: Sighting) => void,
): Promise<boolean> {
  const { type, metadata, data } = event;
  const tell: Witness = (path, touch) => take({ type, path, touch, file: callerIn(folder) });
  const recorded = recording({ metadata, data }, "", tell);
  const cut = new AbortController();
  const ended = (async () => run(recorded, contextOf({ event, attempt }, cut.signal, tell)))().then(
    takeAll,
    () => undefined,
  );
  const timer = new AbortController();
  const late = sleep(runLimitMs, "late" as const, { signal: timer.signal }).catch(() => undefined);
  const outcome = await Promise.race([ended, late]);
  timer.abort();
  cut.abort();
  return outcome !== "late";
}

/** What the consumer kit tells a handler beside the event. From the second attempt on, the message is an hour old. */
function contextOf({ event, attempt }: Trial, signal: AbortSignal, tell: Witness): Readonly<Record<string, unknown>> {
  return {
    messageId: "00000000-0000-4000-8000-000000000000",
    attempt,
    firstSeen: new Date(Date.now() - (attempt === 1 ? 0 : 60 * 60 * 1000)),
    get fact() {
      tell("metadata.fact", "read");
      return event.metadata["fact"];
    },
    signal,
    remainingMs: () => 30_000,
    logger: { debug: takeEach, info: takeEach, warn: takeEach, error: takeEach },
  };
}

/** The innermost file of the consumer that is at work, from its folder; empty where only libraries are on the stack. */
function callerIn(folder: string): string {
  const frames = new Error("where").stack?.split("\n") ?? [];
  const marker = `${folder}/`;
  const frame = frames.find((line) => line.includes(marker) && !line.includes("/node_modules/"));
  return frame === undefined ? "" : (/^[^:?)]+/.exec(frame.slice(frame.indexOf(marker) + marker.length))?.[0] ?? "");
}

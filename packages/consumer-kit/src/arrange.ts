import { compareSequence } from "@streambridge/events";
import type { ReadResult } from "./open/read-envelope.ts";

/** Messages that are handled one after the other. */
export type Lane = readonly ReadResult[];

/**
 * Puts the messages of a batch into lanes: those of one item into one lane, by sequence; each message that could not be
 * read into a lane of its own. Lanes may run at the same time.
 */
export function arrange(messages: readonly ReadResult[]): Lane[] {
  const lanes = Map.groupBy(messages, (message) => (message.ok ? message.letter.metadata.item : Symbol("unreadable")));
  return [...lanes.values()].map((lane) => lane.toSorted(bySequence));
}

function bySequence(one: ReadResult, other: ReadResult): number {
  return one.ok && other.ok ? compareSequence(one.letter.metadata.sequence, other.letter.metadata.sequence) : 0;
}

/** Runs `work` for every message: one after the other within a lane, at most `atOnce` lanes at the same time. */
export async function runLanes(
  lanes: readonly Lane[],
  atOnce: number,
  work: (message: ReadResult) => Promise<void>,
): Promise<void> {
  const waiting = lanes.values();
  async function runNext(): Promise<void> {
    for (const lane of waiting) for (const message of lane) await work(message);
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, lanes.length) }, runNext));
}

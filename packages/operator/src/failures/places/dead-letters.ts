import type { ConsumerPart } from "../find-topology.ts";
import { lookAtQueue } from "../look-at-queue.ts";
import { readDeadLetter } from "../read/read-dead-letter.ts";
import { entryInQueue } from "./entry-in-queue.ts";
import type { Look, Seen } from "./place.ts";

/** A consumer's dead-letter queue, which holds what it could not handle and what EventBridge could not deliver to it. */
export async function lookAtDeadLetters(
  { reach: { sqs, waitSeconds }, limit, hold }: Look,
  { name, deadLetters: url }: ConsumerPart,
): Promise<readonly Seen[]> {
  const { messages, ...seen } = await lookAtQueue({ sqs, url, limit, hold, waitSeconds });
  const entries = messages.map((message) => entryInQueue(message, url, (letter) => readDeadLetter(letter, name)));
  const of = (place: "consumer" | "delivery") => entries.filter((entry) => entry.place === place);
  return [
    { place: "consumer", consumer: name, entries: of("consumer"), ...seen },
    { place: "delivery", consumer: name, entries: of("delivery"), cut: false, hidden: 0 },
  ];
}

import { QueueDoesNotExist } from "@aws-sdk/client-sqs";
import type { LeftBehind } from "@streambridge/keeper/left-behind";
import type { ConsumerPart } from "../find-topology.ts";
import { lookAtQueue } from "../look-at-queue.ts";
import { readDeadLetter } from "../read/read-dead-letter.ts";
import { entryInQueue } from "./entry-in-queue.ts";
import type { Look, Seen } from "./place.ts";

/** A consumer's dead-letter queue, which holds what it could not handle and what EventBridge could not deliver to it. */
export async function lookAtDeadLetters(
  { reach: { sqs, waitSeconds }, limit, hold }: Look,
  { name, deadLetters: url }: Pick<ConsumerPart, "name" | "deadLetters">,
): Promise<readonly Seen[]> {
  const { messages, ...seen } = await lookAtQueue({ sqs, url, limit, hold, waitSeconds });
  const entries = messages.map((message) => entryInQueue(message, url, (letter) => readDeadLetter(letter, name)));
  const of = (place: "consumer" | "delivery") => entries.filter((entry) => entry.place === place);
  return [
    { place: "consumer", consumer: name, entries: of("consumer"), ...seen },
    { place: "delivery", consumer: name, entries: of("delivery"), cut: false, hidden: 0 },
  ];
}

/** The dead-letter queue of a consumer that left the program; nothing where somebody has deleted it since. */
export async function lookAtLeftBehind(look: Look, part: LeftBehind): Promise<readonly Seen[]> {
  try {
    const seen = await lookAtDeadLetters(look, part);
    return seen.map((one) => Object.assign(one, { left: true }));
  } catch (thrown) {
    if (thrown instanceof QueueDoesNotExist) return [];
    throw thrown;
  }
}

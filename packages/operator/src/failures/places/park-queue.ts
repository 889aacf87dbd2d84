import { lookAtQueue } from "../look-at-queue.ts";
import type { Letter, Told } from "../read/letter.ts";
import { readParked } from "../read/read-parked.ts";
import { entryInQueue } from "./entry-in-queue.ts";
import type { Look, Seen } from "./place.ts";

/** What the bridge set aside itself. */
export async function lookAtParkQueue({ reach: { sqs, waitSeconds }, topology, limit, hold }: Look): Promise<Seen> {
  const { parkQueue: url, failuresBucket } = topology.bridge;
  const read = (letter: Letter): Told => readParked(letter, failuresBucket);
  const { messages, ...seen } = await lookAtQueue({ sqs, url, limit, hold, waitSeconds });
  return { place: "bridge", entries: messages.map((message) => entryInQueue(message, url, read)), ...seen };
}

import type { Message } from "@aws-sdk/client-sqs";
import type { Entry } from "../entry.ts";
import { letterOf, type Letter, type Told } from "../read/letter.ts";

/** Reads a received message of a queue as a failure that lies there. */
export function entryInQueue(message: Message, url: string, read: (letter: Letter) => Told): Entry {
  const letter = letterOf(message);
  const { messageId } = letter;
  return {
    id: messageId,
    ...read(letter),
    lies: { in: "queue", url, messageId, receipt: message.ReceiptHandle ?? "" },
  };
}

import type { Message, MessageAttributeValue } from "@aws-sdk/client-sqs";
import type { Entry } from "../entry.ts";

/** A message as it lay in a queue, wherever it lies now. */
export interface Letter {
  readonly messageId: string;
  readonly body: string;
  /** Message attributes, as SQS gives them. */
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
  /** System attributes, such as SentTimestamp. */
  readonly system: Readonly<Record<string, string>>;
}

/** What a letter tells of a failure; where it lies is another's business. */
export type Told = Omit<Entry, "id" | "place" | "lies"> & { readonly place: "bridge" | "delivery" | "consumer" };

/** A received message as a letter. */
export function letterOf({ MessageId, Body, MessageAttributes, Attributes }: Message): Letter {
  return {
    messageId: MessageId ?? "",
    body: Body ?? "",
    attributes: MessageAttributes ?? {},
    system: Attributes ?? {},
  };
}

/** The text of a message attribute. */
export function textIn({ attributes }: Letter, name: string): string | undefined {
  return attributes[name]?.StringValue;
}

/** When it was sent, in ISO 8601. A message that SQS moved keeps the time at which it was sent to its first queue. */
export function sentAt({ system }: Letter): string {
  return new Date(Number(system["SentTimestamp"] ?? 0)).toISOString();
}

/** The fields of a JSON object; none where a text is something else. */
export function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}

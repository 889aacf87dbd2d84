import type { Message, MessageAttributeValue } from "@aws-sdk/client-sqs";
import { isTooDeep } from "@streambridge/events";
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
  // What lies in the archive is a file: anybody may have written it.
  const { StringValue } = asFields(attributes[name]);
  return typeof StringValue === "string" ? StringValue : undefined;
}

/** When it was sent, in ISO 8601. A message that SQS moved keeps the time at which it was sent to its first queue. */
export function sentAt({ system }: Letter): string {
  const sent: unknown = system["SentTimestamp"];
  return (typeof sent === "string" ? timeOf(Number(sent)) : undefined) ?? EPOCH;
}

/** The time that a field says, in ISO 8601; when the letter was sent, where it says none. */
export function timeIn(value: unknown, letter: Letter): string {
  return typeof value === "string" && timeOf(value) !== undefined ? value : sentAt(letter);
}

/** A point in time in ISO 8601; undefined where text or milliseconds are none. */
export function timeOf(value: string | number): string | undefined {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** Where nobody says when. */
export const EPOCH = new Date(0).toISOString();

/** The fields of a JSON object; none where a text is something else, or nested so deeply that nothing could show it. */
export function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? {} : asFields(value);
  } catch {
    return {};
  }
}

/** The fields of a value; none where it is no object. */
export function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

import { randomUUID } from "node:crypto";

/** The element that each item of a list stands in, by the name of the list in the JSON protocol. */
const ITEM: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ListQueues: { QueueUrls: "QueueUrl" },
  ListDeadLetterSourceQueues: { queueUrls: "QueueUrl" },
  ReceiveMessage: { Messages: "Message" },
  SendMessageBatch: { Successful: "SendMessageBatchResultEntry", Failed: "BatchResultErrorEntry" },
  DeleteMessageBatch: { Successful: "DeleteMessageBatchResultEntry", Failed: "BatchResultErrorEntry" },
  ChangeMessageVisibilityBatch: {
    Successful: "ChangeMessageVisibilityBatchResultEntry",
    Failed: "BatchResultErrorEntry",
  },
};

/** Maps are written as one element an entry, with a name and Value inside: by the map's name, the entry's and its name's. */
const ENTRY: Readonly<Record<string, readonly [entry: string, name: string]>> = {
  Attributes: ["Attribute", "Name"],
  MessageAttributes: ["MessageAttribute", "Name"],
  Tags: ["Tag", "Key"],
};

/** Writes what an operation answered as the query protocol's XML. */
export function writeAnswer(action: string, namespace: string, output: Record<string, unknown>): string {
  const result = write(output, ITEM[action] ?? {});
  const metadata = `<ResponseMetadata>${element("RequestId", randomUUID())}</ResponseMetadata>`;
  const body = result === "" ? "" : `<${action}Result>${result}</${action}Result>`;
  return `<?xml version="1.0"?><${action}Response xmlns="${namespace}">${body}${metadata}</${action}Response>`;
}

/** One element with text in it. */
export function element(name: string, text: string): string {
  return `<${name}>${escape(text)}</${name}>`;
}

function write(value: Record<string, unknown>, items: Readonly<Record<string, string>>): string {
  return Object.entries(value)
    .map(([name, inner]) => {
      const entry = ENTRY[name];
      if (Array.isArray(inner)) return inner.map((item) => wrap(items[name] ?? name, item, items)).join("");
      if (entry !== undefined) return writeMap(entry, inner as Record<string, unknown>, items);
      return wrap(name, inner, items);
    })
    .join("");
}

function writeMap(
  [entry, key]: readonly [string, string],
  map: Record<string, unknown>,
  items: Readonly<Record<string, string>>,
): string {
  return Object.entries(map)
    .map(([name, value]) => `<${entry}>${element(key, name)}${wrap("Value", value, items)}</${entry}>`)
    .join("");
}

function wrap(name: string, value: unknown, items: Readonly<Record<string, string>>): string {
  if (typeof value !== "object" || value === null) return element(name, String(value));
  return `<${name}>${write(value as Record<string, unknown>, items)}</${name}>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { awsFault } from "../aws-fault.ts";
import { MOST_MESSAGE_ATTRIBUTES } from "../../limits.ts";
import { missingParameter } from "./faults.ts";
import type { MessageAttribute } from "./queues.ts";

// Everything that SQS does not take: it allows #x9 | #xA | #xD | #x20-#xD7FF | #xE000-#xFFFD | #x10000-#x10FFFF.
const REFUSED_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Refuses what SendMessage refuses.
 *
 * @param most The queue's MaximumMessageSize in bytes; it counts body and attributes.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function checkMessage(body: string, attributes: Readonly<Record<string, MessageAttribute>>, most: number): void {
  if (body === "") throw missingParameter("MessageBody");
  const refused = REFUSED_CHARACTER.exec(body)?.[0];
  if (refused !== undefined) {
    const code = refused.codePointAt(0)?.toString(16).toUpperCase();
    throw awsFault(
      "InvalidMessageContents",
      `Invalid binary character '#x${code}' was found in the message body, the set of allowed characters is ` +
        "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
    );
  }
  const count = Object.keys(attributes).length;
  if (count > MOST_MESSAGE_ATTRIBUTES) {
    throw awsFault(
      "InvalidParameterValue",
      `Number of message attributes [${count}] exceeds the allowed maximum [${MOST_MESSAGE_ATTRIBUTES}].`,
    );
  }
  for (const [name, attribute] of Object.entries(attributes)) checkAttribute(name, attribute);
  if (sizeOf(body, attributes) > most) {
    throw awsFault(
      "InvalidParameterValue",
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    );
  }
}

const TYPE = /^(?:String|Number|Binary)(?:\.|$)/;
const NAME = /^(?!(?:aws|amazon)\.)(?!\.)[\w.-]{1,256}(?<!\.)$/i;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function checkAttribute(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): void {
  // The rules are the API reference's, this sentence is ours.
  if (!NAME.test(name) || name.includes("..")) {
    throw awsFault("InvalidParameterValue", `Message (user) attribute name '${name}' is invalid.`);
  }
  if (!TYPE.test(DataType)) {
    throw awsFault(
      "InvalidParameterValue",
      `The message attribute '${name}' has an invalid message attribute type, ` +
        "the set of supported type prefixes is Binary, Number, and String.",
    );
  }
  if (!(DataType.startsWith("Binary") ? BinaryValue : StringValue)) {
    throw awsFault(
      "InvalidParameterValue",
      `Message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  if (DataType.startsWith("Number")) checkNumber(name, StringValue ?? "");
}

function checkNumber(name: string, value: string): void {
  if (NUMBER.test(value)) return;
  throw awsFault("InvalidParameterValue", `Can't cast the value of message (user) attribute '${name}' to a number.`);
}

/** Bytes that count against a queue's limit: the body and, of each attribute, name, type and value. */
export function sizeOf(body: string, attributes: Readonly<Record<string, MessageAttribute>>): number {
  let size = Buffer.byteLength(body);
  for (const [name, { DataType, StringValue = "", BinaryValue = "" }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(DataType);
    size += Buffer.byteLength(StringValue) + Buffer.byteLength(BinaryValue, "base64");
  }
  return size;
}

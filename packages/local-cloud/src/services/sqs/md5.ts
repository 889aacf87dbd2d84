import { createHash } from "node:crypto";
import type { MessageAttribute } from "./queues.ts";

/** The MD5 digest in hex that clients check bodies against. */
export function md5(text: string | Buffer): string {
  return createHash("md5").update(text).digest("hex");
}

// How the digest marks what kind of value follows.
const STRING_VALUE = 1;
const BINARY_VALUE = 2;

/**
 * The digest of message attributes that SDKs check answers against; undefined where there are none. By name in order:
 * name, type, a byte for the kind of the value, and the value, each but the byte led by its length.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function md5OfAttributes(attributes: Readonly<Record<string, MessageAttribute>>): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const { DataType, StringValue = "", BinaryValue } = attributes[name]!;
    const value = BinaryValue === undefined ? Buffer.from(StringValue) : Buffer.from(BinaryValue, "base64");
    const kind = Buffer.from([BinaryValue === undefined ? STRING_VALUE : BINARY_VALUE]);
    return [led(Buffer.from(name)), led(Buffer.from(DataType)), kind, led(value)];
  });
  return md5(Buffer.concat(parts));
}

function led(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

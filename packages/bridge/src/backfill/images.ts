import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { StreambridgeError } from "@streambridge/errors";
import type { PlainRow } from "./request.ts";

/** A row in the JSON form that Lambda gets of a stream, where binary values are base64 text. */
export type Image = Readonly<Record<string, unknown>>;

/** A row as the SDK reads it, in the form of the stream. */
export function imageOf(item: Readonly<Record<string, AttributeValue>>): Image {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, valueOf(value)]));
}

function valueOf(value: AttributeValue): unknown {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(valueOf) };
  return value.M === undefined ? value : { M: imageOf(value.M) };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The key attributes among plain values, as the SDK takes them: text and numbers. */
export function keysOf(row: PlainRow, names: readonly string[]): Record<string, AttributeValue> {
  return Object.fromEntries(names.map((name) => [name, keyOf(name, row[name])]));
}

/** @throws StreambridgeError USAGE for a key that is missing, or binary. */
function keyOf(name: string, value: unknown): AttributeValue {
  if (typeof value === "string" && value !== "") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  throw new StreambridgeError("USAGE", `a row is named without its key attribute "${name}"`, {
    mend: `Give every row its key attributes as text or numbers, "${name}" among them.`,
    detail: { name },
  });
}

/** The key attributes of a row, as plain values. */
export function plainKeys(row: Image, names: readonly string[]): PlainRow {
  const plain = names.map((name) => {
    const { S, N, B } = (row[name] ?? {}) as { S?: string; N?: string; B?: string };
    return [name, S ?? (N === undefined ? B : Number(N))] as const;
  });
  return Object.fromEntries(plain);
}

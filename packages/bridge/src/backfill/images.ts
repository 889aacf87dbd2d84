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

/**
 * The key attributes among plain values, as the SDK takes them: text and numbers; what JSON has no value for (binary, and
 * numbers of more than fifteen digits) as `{"B": "<base64>"}` and `{"N": "<digits>"}`.
 */
export function keysOf(row: PlainRow, names: readonly string[]): Record<string, AttributeValue> {
  return Object.fromEntries(names.map((name) => [name, keyOf(name, row[name])]));
}

/** @throws StreambridgeError USAGE for a key that is missing or of another kind. */
function keyOf(name: string, value: unknown): AttributeValue {
  if (typeof value === "string" && value !== "") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  const { N, B } = (value ?? {}) as { readonly N?: unknown; readonly B?: unknown };
  if (typeof N === "string") return { N };
  if (typeof B === "string") return { B: Buffer.from(B, "base64") };
  throw new StreambridgeError("USAGE", `a row is named without its key attribute "${name}"`, {
    mend: `Give every row its key attributes as text or numbers, "${name}" among them.`,
    detail: { name },
  });
}

/** The key attributes of a row, in the form of the stream. */
export function keyImageOf(row: Image, names: readonly string[]): Image {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

/** The key attributes of a row as plain values, of which {@link keysOf} makes the same keys. */
export function plainKeys(row: Image, names: readonly string[]): PlainRow {
  return Object.fromEntries(names.map((name) => [name, plainKey(row[name])]));
}

function plainKey(attribute: unknown): unknown {
  const { S, N, B } = (attribute ?? {}) as { readonly S?: string; readonly N?: string; readonly B?: string };
  if (S !== undefined) return S;
  if (N !== undefined) return String(Number(N)) === N ? Number(N) : { N };
  return { B };
}

import { isObject } from "../follow/json.ts";

/** DynamoDB's JSON for a value, as far as plain JSON can say it. */
export interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly NULL?: true;
  readonly L?: readonly AttributeValue[];
  readonly M?: AttributeMap;
}
export type AttributeMap = Readonly<Record<string, AttributeValue>>;

/** A number as it was written: a double would lose what is beyond 15 digits, DynamoDB keeps 38. */
class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The item that a JSON text stands for, or why it is none. */
export function marshalItem(
  text: string,
): { readonly ok: true; readonly item: AttributeMap } | { readonly ok: false; readonly reason: string } {
  try {
    const value: unknown = JSON.parse(text, keepNumbers);
    if (!isObject(value) || value instanceof NumberText) return { ok: false, reason: "it is no JSON object" };
    return { ok: true, item: marshalMap(value) };
  } catch (error) {
    return { ok: false, reason: `it is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The third argument is ECMAScript's "JSON.parse source text access", which Node 24 has. */
function keepNumbers(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" ? new NumberText(context?.source ?? String(value)) : value;
}

function marshalMap(value: Readonly<Record<string, unknown>>): AttributeMap {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, marshal(field)]));
}

function marshal(value: unknown): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "boolean") return { BOOL: value };
  if (value instanceof NumberText) return { N: value.text };
  if (Array.isArray(value)) return { L: value.map(marshal) };
  return isObject(value) ? { M: marshalMap(value) } : { NULL: true };
}

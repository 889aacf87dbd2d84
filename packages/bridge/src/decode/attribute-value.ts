import { MAX_NESTING_LEVELS } from "../limits.ts";
import { compareNumbers, decodeNumber } from "./number.ts";
import { Undecodable, fieldStep, kindOf } from "./undecodable.ts";

/** A decoded attribute: plain JSON, so that it can go into an event as it is. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** A decoded image or key: attribute names with their values. */
export type Row = Readonly<Record<string, Value>>;

const WANTED = "one of DynamoDB's types (S, N, B, BOOL, NULL, M, L, SS, NS, BS) with its value";

/**
 * Decodes one AttributeValue in the JSON form that Lambda receives.
 *
 * | type | becomes |
 * | --- | --- |
 * | S | text |
 * | N | a number, or text where a number would lose digits: see {@link decodeNumber} |
 * | B | its base64 text, as it came |
 * | BOOL, NULL | boolean, null |
 * | M, L | object, list |
 * | SS, BS | a list, sorted by code unit, because a set has no order of its own |
 * | NS | a list, sorted by value |
 *
 * @param level Levels of nesting above this value.
 * @returns The value, or what is wrong and where. It never throws.
 */
export function decodeAttributeValue(attribute: unknown, level = 0): Value | Undecodable {
  if (typeof attribute !== "object" || attribute === null) return new Undecodable("", WANTED, kindOf(attribute));
  const types = Object.keys(attribute);
  const type = types[0];
  if (type === undefined || types.length !== 1) return new Undecodable("", WANTED, kindOf(attribute));
  const value: unknown = (attribute as Record<string, unknown>)[type];
  switch (type) {
    case "S":
    case "B":
      return typeof value === "string" ? value : new Undecodable("", `text in ${type}`, kindOf(value));
    case "N":
      return decodeNumberAttribute(value);
    case "BOOL":
      return typeof value === "boolean" ? value : new Undecodable("", "true or false in BOOL", kindOf(value));
    case "NULL":
      return typeof value === "boolean" ? null : new Undecodable("", "true in NULL", kindOf(value));
    case "M":
      return decodeAttributes(value, level + 1);
    case "L":
      return decodeList(value, level + 1);
    case "SS":
    case "BS":
      return decodeSet(type, value);
    case "NS":
      return decodeNumberSet(value);
    default:
      return new Undecodable("", WANTED, kindOf(attribute));
  }
}

/** Decodes a map of attributes: an image, the keys of a record, or what is in an `M`. */
export function decodeAttributes(attributes: unknown, level = 0): Row | Undecodable {
  if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes)) {
    return new Undecodable("", "a map of attributes", kindOf(attributes));
  }
  if (level > MAX_NESTING_LEVELS) return tooDeep();
  const row: Record<string, Value> = {};
  for (const name of Object.keys(attributes)) {
    const value = decodeAttributeValue((attributes as Record<string, unknown>)[name], level);
    if (value instanceof Undecodable) return value.under(fieldStep(name));
    if (name === "__proto__") defineField(row, name, value);
    else row[name] = value;
  }
  return row;
}

/** An attribute may be called `__proto__`; assigning it would change the row's prototype and lose the attribute. */
function defineField(row: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
}

function decodeList(list: unknown, level: number): readonly Value[] | Undecodable {
  if (!Array.isArray(list)) return new Undecodable("", "a list in L", kindOf(list));
  if (level > MAX_NESTING_LEVELS) return tooDeep();
  const values: Value[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const value = decodeAttributeValue(list[index], level);
    if (value instanceof Undecodable) return value.under(`[${index}]`);
    values.push(value);
  }
  return values;
}

function decodeSet(type: "SS" | "BS", set: unknown): readonly string[] | Undecodable {
  if (!Array.isArray(set)) return new Undecodable("", `a list of texts in ${type}`, kindOf(set));
  const stray = set.findIndex((member) => typeof member !== "string");
  if (stray >= 0) return new Undecodable(`[${stray}]`, `text in ${type}`, kindOf(set[stray]));
  return (set as string[]).toSorted();
}

function decodeNumberSet(set: unknown): readonly (number | string)[] | Undecodable {
  if (!Array.isArray(set)) return new Undecodable("", "a list of numbers in NS", kindOf(set));
  const numbers: (number | string)[] = [];
  for (let index = 0; index < set.length; index += 1) {
    const value = decodeNumberAttribute(set[index]);
    if (value instanceof Undecodable) return value.under(`[${index}]`);
    numbers.push(value);
  }
  return numbers.sort(compareNumbers);
}

function decodeNumberAttribute(text: unknown): number | string | Undecodable {
  const value = typeof text === "string" ? decodeNumber(text) : undefined;
  if (value !== undefined) return value;
  return new Undecodable("", "a number as text, within DynamoDB's range", kindOf(text));
}

function tooDeep(): Undecodable {
  return new Undecodable("", `at most ${MAX_NESTING_LEVELS} levels of nesting`, "more");
}

import { sensitiveNames } from "../generated/sensitive.ts";
import { MASK_LEVELS } from "../limits.ts";
import { toJson } from "../wire/to-json.ts";
import { cutAtName } from "./cut-at-name.ts";
import { MASKED } from "./masked.ts";

/** Who is told of each personal value that is found. */
export interface Finder {
  add(value: string): void;
}

const names: ReadonlySet<string> = new Set(sensitiveNames.map((name) => name.toLowerCase()));

/** Whether some schema marks a property of this name; vendors may write it in another case. */
export function isSensitive(name: string): boolean {
  return names.has(name.toLowerCase());
}

/**
 * A copy of a JSON value in which everything under a sensitive name is hidden, also in JSON that lies in a text, such as
 * the body of a message. Text that is no JSON is cut behind the first sensitive name in it.
 */
export function maskByName(value: unknown, found: Finder, level = 0): unknown {
  if (typeof value === "string") return maskText(value, found, level);
  if (typeof value !== "object" || value === null) return value;
  if (level > MASK_LEVELS) return MASKED;
  if (Array.isArray(value)) return value.map((item) => maskByName(item, found, level + 1));
  const hidden = isRefusal(value) ? "came" : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === hidden || isSensitive(name) ? hide(inner, found) : maskByName(inner, found, level + 1),
    ]),
  );
}

function maskText(text: string, found: Finder, level: number): string {
  if (!/^\s*[[{"]/.test(text)) return cutAtName(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return cutAtName(text);
  }
  return toJson(maskByName(value, found, level + 1));
}

/** What explains why a schema refuses a personal value quotes it: `{"pointer": "/email", "came": ...}`. */
function isRefusal(value: object): boolean {
  if (!("pointer" in value) || typeof value.pointer !== "string") return false;
  return value.pointer.split("/").some(isSensitive);
}

/** The names by which DynamoDB tells types apart in its JSON. */
const DYNAMODB_TYPES: ReadonlySet<string> = new Set(["S", "N", "B", "SS", "NS", "BS", "L", "M", "BOOL"]);

/** Hides a value as a whole; that there is none may be seen, and so may the type of a DynamoDB attribute. */
export function hide(value: unknown, found: Finder): unknown {
  learnLeaves(value, found, 0);
  if (value === null || value === undefined) return value;
  if (typeof value !== "object") return MASKED;
  const [type, ...more] = Object.keys(value);
  if (more.length > 0 || type === undefined || Array.isArray(value)) return MASKED;
  if (type === "NULL") return value;
  return DYNAMODB_TYPES.has(type) ? { [type]: MASKED } : MASKED;
}

function learnLeaves(value: unknown, found: Finder, level: number): void {
  if (typeof value === "string" || typeof value === "number") found.add(String(value));
  if (typeof value !== "object" || value === null || level > MASK_LEVELS) return;
  for (const inner of Object.values(value)) learnLeaves(inner, found, level + 1);
}

import { inspect } from "node:util";
import type { FieldPath } from "../../reader.ts";
import type { Touch } from "../job.ts";

/** Told of each field that is met. */
export type Witness = (path: FieldPath, touch: Touch) => void;

/** Names that the language asks any object for: a promise's `then`, JSON's `toJSON`. Read only where an event has them. */
const ASKED_OF_ALL: ReadonlySet<string> = new Set(["then", "toJSON"]);

/** Where a property lies; the event itself is the empty path, so that its parts are `metadata` and `data`. */
function below(path: FieldPath, key: string): FieldPath {
  return path === "" ? key : `${path}.${key}`;
}

/**
 * A value of JSON that tells which of its fields are met. Objects and arrays inside it are recording as well; texts and
 * numbers are what they are, so that what becomes of them later is not seen.
 */
export function recording<T>(value: T, path: FieldPath, tell: Witness): T {
  if (typeof value !== "object" || value === null) return value;
  tellOfInspection(value, path, tell);
  return new Proxy(value, Array.isArray(value) ? trapsOfList(path, tell) : trapsOfObject(path, tell)) as T;
}

/** Node's inspection looks through a proxy without touching it, but asks what lies behind how it wants to be shown. */
function tellOfInspection(target: object, path: FieldPath, tell: Witness): void {
  const show = (): object => {
    tell(path, "keys");
    return JSON.parse(JSON.stringify(target)) as object;
  };
  Object.defineProperty(target, inspect.custom, { value: show, configurable: true, enumerable: false });
}

/** Elements are told apart by no index: `[]` stands for each. Methods such as `map` come here element by element. */
function trapsOfList(path: FieldPath, tell: Witness): ProxyHandler<object> {
  return {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol" || !/^\d+$/.test(key)) return value;
      tell(`${path}[]`, "read");
      return recording(value, `${path}[]`, tell);
    },
  };
}

/**
 * A spread, `Object.entries`, `JSON.stringify` and the like ask for all keys, then for each property's description, then
 * for its value; code that names a field asks for the value alone. So a value that was asked for after its description
 * was not asked for by name.
 */
function trapsOfObject(path: FieldPath, tell: Witness): ProxyHandler<object> {
  let listed = false;
  const described = new Set<string>();
  return {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      const isField =
        typeof key === "string" && (Object.hasOwn(target, key) || !(key in target || ASKED_OF_ALL.has(key)));
      if (!isField) return value;
      if (!described.delete(key)) tell(below(path, key), "read");
      return recording(value, below(path, key), tell);
    },
    has(target, key) {
      if (typeof key === "string") tell(below(path, key), "presence");
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      listed = true;
      tell(path, "keys");
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(target, key) {
      if (typeof key === "string" && listed) described.add(key);
      else if (typeof key === "string") tell(below(path, key), "presence");
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  };
}

import { unreadable } from "../unreadable.ts";

/** The fields of an object that was read from a file. Each is asked for by its name; one that nobody asks for is refused. */
export interface Fields {
  /** For refusals: file and name of the case, and the object in it. */
  readonly where: string;
  text(name: string, otherwise?: string): string;
  number(name: string, otherwise: number): number;
  boolean(name: string, otherwise: boolean): boolean;
  /** Empty where there is none. */
  list(name: string): readonly unknown[];
  /** Empty where there is none. */
  object(name: string): Readonly<Record<string, unknown>>;
  /** The field under its name, or nothing. */
  ifThere(name: string): Readonly<Record<string, unknown>>;
  /** The list under its name, each item read, or nothing. */
  listIfThere<Item>(name: string, read: (item: unknown) => Item): Readonly<Record<string, readonly Item[]>>;
  /** @throws StreambridgeError `CASES_UNREADABLE` when the object has a field that was not asked for. */
  end(): void;
}

/** @throws StreambridgeError `CASES_UNREADABLE`, as every method, for a value of the wrong kind. */
export function createFields(value: unknown, where: string): Fields {
  if (!isObject(value)) throw unreadable(where, `${JSON.stringify(value)} is no object`);
  const asked = new Set<string>();

  const take = <Kind>(
    name: string,
    otherwise: Kind | undefined,
    wanted: string,
    is: (found: unknown) => boolean,
  ): Kind => {
    asked.add(name);
    const found = value[name] ?? otherwise;
    if (found !== undefined && is(found)) return found as Kind;
    throw unreadable(where, `${name} is ${JSON.stringify(value[name])}; it must be ${wanted}`);
  };
  const list = (name: string): readonly unknown[] => take<readonly unknown[]>(name, [], "a list", Array.isArray);

  return {
    where,
    text: (name, otherwise) => take(name, otherwise, "a text", (found) => typeof found === "string"),
    number: (name, otherwise) => take(name, otherwise, "a number", (found) => typeof found === "number"),
    boolean: (name, otherwise) => take(name, otherwise, "true or false", (found) => typeof found === "boolean"),
    list,
    object: (name) => take(name, {}, "an object", isObject),
    ifThere: (name) => {
      asked.add(name);
      return name in value ? { [name]: value[name] } : {};
    },
    listIfThere: (name, read) => (name in value ? { [name]: list(name).map((item) => read(item)) } : {}),
    end: () => {
      const unknown = Object.keys(value).find((name) => !asked.has(name));
      if (unknown !== undefined) throw unreadable(where, `${unknown} is not known; known are ${[...asked].join(", ")}`);
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

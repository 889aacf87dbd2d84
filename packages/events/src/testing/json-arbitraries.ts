import * as fc from "fast-check";
import { catalogue } from "../generated/catalogue.ts";
import { examples } from "../generated/examples.ts";
import type { EventType } from "../generated/types.ts";

/** An event type and data that was an example of it, before somebody spoiled it here and there. */
export interface Spoiled {
  readonly type: EventType;
  readonly data: unknown;
}

/** Any JSON value; -0 is left out, since JSON text has no place for its sign. */
export const json: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 2 }).map((value) => {
  return JSON.parse(JSON.stringify(value)) as unknown;
});

/** Any event type of the catalogue. */
export const eventType: fc.Arbitrary<EventType> = fc.constantFrom(...catalogue.map(({ type }) => type));

/**
 * Data near the border between valid and invalid: an example in which up to four places are replaced, removed or added
 * to, with values that are random or taken from other examples.
 */
export const spoiled: fc.Arbitrary<Spoiled> = eventType.chain((type) =>
  fc.record({
    type: fc.constant(type),
    data: fc
      .tuple(fc.constantFrom<unknown>(...examples[type]), fc.array(edit, { maxLength: 4 }))
      .map(([example, edits]) => edits.reduce(apply, structuredClone(example))),
  }),
);

interface Edit {
  readonly kind: "replace" | "remove" | "add";
  /** Chooses the place among all places that the data has. */
  readonly place: number;
  readonly name: string;
  readonly value: unknown;
}

const knownValues = Object.values(examples)
  .flat()
  .flatMap((example): readonly (readonly [string, unknown])[] => Object.entries(example));

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("replace", "remove", "add"),
  place: fc.nat(),
  name: fc.oneof(fc.constantFrom(...knownValues.map(([name]) => name)), fc.string()),
  value: fc.oneof(fc.constantFrom<unknown>(...knownValues.map(([, value]) => value)), json),
});

type Container = Record<string, unknown> | unknown[];

function apply(data: unknown, { kind, place, name, value: shared }: Edit): unknown {
  // A copy: values come from the examples, and the next edit may be inside it.
  const value = structuredClone(shared);
  const containers = containersOf(data);
  const container = containers[place % containers.length];
  if (container === undefined) return value;
  const keys = Object.keys(container);
  const key = keys[place % Math.max(keys.length, 1)];
  if (Array.isArray(container)) {
    if (kind === "add") container.push(value);
    else container.splice(Number(key ?? 0), 1, ...(kind === "replace" ? [value] : []));
    return data;
  }
  if (kind === "add") container[name] = value;
  else if (key !== undefined && kind === "remove") delete container[key];
  else if (key !== undefined) container[key] = value;
  return data;
}

/** Every object and array of some data, itself among them. */
function containersOf(data: unknown): readonly Container[] {
  if (typeof data !== "object" || data === null) return [];
  return [data as Container, ...Object.values(data).flatMap(containersOf)];
}

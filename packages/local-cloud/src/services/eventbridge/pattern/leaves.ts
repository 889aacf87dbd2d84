import { isArray, JsonObject, type Json, type Scalar } from "./json.ts";

/** A scalar of an event, with the elements of arrays that one has to enter to reach it. */
export interface Leaf {
  readonly value: Scalar;
  readonly elements: Elements;
}

/** Which element is entered, by the number of the array. Only elements that are objects or arrays themselves count. */
export type Elements = ReadonlyMap<number, number>;

/** The leaves of an event by path. Empty objects and arrays have none, so their path counts as absent. */
export type Leaves = ReadonlyMap<string, readonly Leaf[]>;

/** Where the walk through an event has to go: a tree of the keys on the way to the paths that patterns name. */
export interface Way {
  readonly path: string;
  readonly next: Map<string, Way>;
}

/** The ways to all of these paths. */
export function waysTo(paths: Iterable<string>): Way {
  const start: Way = { path: "", next: new Map() };
  for (const path of paths) {
    let way = start;
    for (const step of path.split(".")) {
      const next = way.next.get(step) ?? { path: way === start ? step : `${way.path}.${step}`, next: new Map() };
      way.next.set(step, next);
      way = next;
    }
  }
  return start;
}

const NO_ELEMENTS: Elements = new Map();

/** Indexes the leaves of an event that the ways lead to; the rest of it is not walked. */
export function indexLeaves(event: JsonObject, start: Way): Leaves {
  const leaves = new Map<string, Leaf[]>();
  let arrays = 0;
  const walk = (value: Json, way: Way, elements: Elements): void => {
    if (value instanceof JsonObject) {
      for (const [key, child] of value.entries) {
        const next = way.next.get(key) ?? dottedStep(way, key);
        if (next !== undefined) walk(child, next, elements);
      }
    } else if (isArray(value)) {
      const array = arrays++;
      value.forEach((element, index) => {
        const entered = element instanceof JsonObject || isArray(element);
        walk(element, way, entered ? new Map(elements).set(array, index) : elements);
      });
    } else {
      const sofar = leaves.get(way.path);
      if (sofar === undefined) leaves.set(way.path, [{ value, elements }]);
      else sofar.push({ value, elements });
    }
  };
  walk(event, start, NO_ELEMENTS);
  return leaves;
}

/** An event's key `"a.b"` is the path of `"a": {"b": ...}`. */
function dottedStep(way: Way, key: string): Way | undefined {
  if (!key.includes(".")) return undefined;
  return key.split(".").reduce<Way | undefined>((at, step) => at?.next.get(step), way);
}

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

const NO_ELEMENTS: Elements = new Map();

/** Every path of `paths`, and everything above it: where the walk through an event has to go. */
export function pathsAbove(paths: Iterable<string>): ReadonlySet<string> {
  const above = new Set<string>();
  for (const path of paths) {
    for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) above.add(path.slice(0, dot));
    above.add(path);
  }
  return above;
}

/**
 * Indexes the leaves of an event.
 *
 * @param wanted see {@link pathsAbove}; the rest of the event is not walked.
 */
export function indexLeaves(event: JsonObject, wanted: ReadonlySet<string>): Leaves {
  const leaves = new Map<string, Leaf[]>();
  let arrays = 0;
  const walk = (value: Json, path: string, elements: Elements): void => {
    if (value instanceof JsonObject) {
      for (const [key, child] of value.entries) {
        const childPath = path === "" ? key : `${path}.${key}`;
        if (wanted.has(childPath)) walk(child, childPath, elements);
      }
    } else if (isArray(value)) {
      const array = arrays++;
      value.forEach((element, index) => {
        const entered = element instanceof JsonObject || isArray(element);
        walk(element, path, entered ? new Map(elements).set(array, index) : elements);
      });
    } else {
      const sofar = leaves.get(path);
      if (sofar === undefined) leaves.set(path, [{ value, elements }]);
      else sofar.push({ value, elements });
    }
  };
  walk(event, "", NO_ELEMENTS);
  return leaves;
}

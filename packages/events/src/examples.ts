import { examples } from "./generated/examples.ts";
import type { EventData, EventType } from "./generated/types.ts";

/**
 * Data of an event type, from its schema's examples: a copy that a test may change. `index` chooses among them, and
 * starts over at the end.
 */
export function sampleData<T extends EventType>(type: T, index = 0): EventData[T] {
  const known: readonly EventData[T][] = examples[type];
  const sample = known[index % known.length];
  if (sample === undefined) throw new RangeError(`${type} has no example`);
  return structuredClone(sample);
}

export { examples };

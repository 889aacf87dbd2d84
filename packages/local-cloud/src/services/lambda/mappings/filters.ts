import { compilePattern, matchPattern, readEvent, type Pattern } from "../../eventbridge/pattern/index.ts";
import { refusedMapping } from "./refuse-mapping.ts";

/** Says whether a record, given as JSON text, passes. */
export type Filter = (record: string) => boolean;

/**
 * Compiles the filters of a mapping. They are event patterns on the record; one that matches is enough.
 *
 * @param filters JSON texts; none lets everything pass.
 * @throws StreambridgeError `GRAPH_UNSUPPORTED`, in AWS's words, for a filter that is no pattern.
 */
export function compileFilters(mapping: string, filters: readonly string[]): Filter {
  if (filters.length === 0) return () => true;
  const patterns = filters.map((filter) => compileFilter(mapping, filter));
  return (record) => {
    const event = readEvent(record);
    return event !== undefined && patterns.some((pattern) => matchPattern(pattern, event));
  };
}

function compileFilter(mapping: string, filter: string): Pattern {
  const compiled = compilePattern(filter);
  if (compiled.ok) return compiled.pattern;
  throw refusedMapping(
    mapping,
    `Invalid filter pattern definition. ${compiled.message}`,
    `Correct the filter ${filter} in the stack`,
  );
}

import { StreambridgeError } from "@streambridge/errors";
import { compilePattern, matchPattern, readEvent, type Pattern } from "../../eventbridge/pattern/index.ts";

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
  throw new StreambridgeError(
    "GRAPH_UNSUPPORTED",
    `event source mapping ${mapping}: Invalid filter pattern definition. ${compiled.message}`,
    { mend: "Correct the filter in the stack: a deployment would be refused for it.", detail: { filter } },
  );
}

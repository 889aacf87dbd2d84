import { compileFilters } from "../filters.ts";
import type { QueueRecord } from "./queue-record.ts";

/** Says whether a message passes; one that does not is deleted. */
export type MessageFilter = (record: QueueRecord) => boolean;

/**
 * Compiles the filters of a queue mapping. A filter that looks into the body as an object sees a body that is a JSON
 * object; one that asks for the body's text sees every other body. Where the kinds differ the message is dropped.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a filter that AWS would refuse.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
export function compileMessageFilters(mapping: string, filters: readonly string[]): MessageFilter {
  if (filters.length === 0) return () => true;
  const passes = compileFilters(mapping, filters);
  return ({ body, ...rest }) => passes(`${JSON.stringify(rest).slice(0, -1)},"body":${bodyAsFiltersSeeIt(body)}}`);
}

/** JSON text: the body itself where it is an object or a list, so that its numbers stay as they are, else its text. */
function bodyAsFiltersSeeIt(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? body : JSON.stringify(body);
  } catch {
    return JSON.stringify(body);
  }
}

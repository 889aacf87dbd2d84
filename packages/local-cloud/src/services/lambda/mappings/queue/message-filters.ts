import { compileFilters } from "../filters.ts";
import type { QueueRecord } from "./queue-record.ts";

/** Says whether a message passes; one that does not is deleted. */
export type MessageFilter = (record: QueueRecord | undefined) => boolean;

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
  return (record) => record !== undefined && passes(JSON.stringify({ ...record, body: readBody(record.body) }));
}

function readBody(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : body;
  } catch {
    return body;
  }
}

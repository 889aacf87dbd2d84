import { awsFault, type AwsFault } from "../../aws-fault.ts";
import { PUT_EVENTS_MAX_BYTES, PUT_EVENTS_MAX_ENTRIES } from "../limits.ts";
import { entrySize } from "./entry-size.ts";
import type { PutEventsRequest } from "./request.ts";

/**
 * Refuses a request as a whole: no entries, more than 10, or too many bytes.
 *
 * @throws AwsFault `ValidationException`.
 */
export function checkRequest(request: PutEventsRequest): void {
  const entries = request.Entries;
  if (!Array.isArray(entries)) {
    throw validation("Value null at 'entries' failed to satisfy constraint: Member must not be null");
  }
  if (entries.length === 0) {
    throw validation(
      "Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (entries.length > PUT_EVENTS_MAX_ENTRIES) {
    throw validation(
      `Value '[${request.Entries.map((entry) => asJavaPrintsIt(entry)).join(", ")}]' at 'entries' failed to satisfy constraint: ` +
        `Member must have length less than or equal to ${PUT_EVENTS_MAX_ENTRIES}`,
    );
  }
  const bytes = request.Entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  if (bytes > PUT_EVENTS_MAX_BYTES) {
    throw awsFault("ValidationException", "Total size of the entries in the request is over the limit.");
  }
}

function validation(problem: string): AwsFault {
  return awsFault("ValidationException", `1 validation error detected: ${problem}`);
}

/** The service's own print of an entry, which its error text repeats. */
function asJavaPrintsIt(entry: PutEventsRequest["Entries"][number]): string {
  const fields = {
    time: entry.Time,
    source: entry.Source,
    resources: entry.Resources === undefined ? undefined : `[${entry.Resources.join(", ")}]`,
    detailType: entry.DetailType,
    detail: entry.Detail,
    eventBusName: entry.EventBusName,
    traceHeader: entry.TraceHeader,
    kmsKeyIdentifier: undefined,
    internalMetadata: undefined,
  };
  const print = Object.entries(fields).map(([name, value]) => `${name}=${String(value ?? null)}`);
  return `PutEventsRequestEntry(${print.join(", ")})`;
}

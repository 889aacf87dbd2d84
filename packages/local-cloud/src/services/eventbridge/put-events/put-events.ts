import type { Clock } from "../../../clock.ts";
import type { Spy } from "../../../spy/facts.ts";
import { busName, type Bus, type Buses } from "../buses.ts";
import type { Faults } from "../faults.ts";
import { checkEntry, type EntryError } from "./check-entry.ts";
import { checkRequest } from "./check-request.ts";
import { makeEvent, type AcceptedEvent } from "./envelope.ts";
import type { PutEventsEntry, PutEventsOutput, PutEventsRequest, PutEventsResultEntry } from "./request.ts";

/** What PutEvents works with. */
export interface PutEventsContext {
  readonly region: string;
  readonly accountId: string;
  readonly buses: Buses;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly spy: Spy;
  /** Takes an accepted event on to the rules of its bus. */
  readonly route: (bus: Bus, accepted: AcceptedEvent) => void;
}

/**
 * PutEvents: refuses the request as a whole, or answers for each entry, in order. An entry for a bus that does not exist
 * is answered with an id and lost, as AWS does; the spy is warned.
 *
 * @throws AwsFault `ValidationException` for too many entries or too many bytes.
 */
export function putEvents(request: PutEventsRequest, context: PutEventsContext): PutEventsOutput {
  checkRequest(request);
  const planned = context.faults.putEvents?.(request.Entries) ?? [];
  const results = request.Entries.map((entry, index) => putEntry(entry, planned[index], context));
  tellCounts(request, results, context.spy);
  return { FailedEntryCount: results.filter((result) => "ErrorCode" in result).length, Entries: results };
}

function putEntry(
  entry: PutEventsEntry,
  planned: EntryError | undefined,
  context: PutEventsContext,
): PutEventsResultEntry {
  const name = busName(entry.EventBusName);
  const checked = checkEntry(entry);
  const error = checked.ok ? planned : checked.error;
  if (!checked.ok || error !== undefined) {
    const { code, message } = error ?? { code: "InternalFailure", message: "" };
    context.spy.tell({ kind: "entry-refused", bus: name, code, message });
    return { ErrorCode: code, ErrorMessage: message };
  }
  const accepted = makeEvent(checked.entry, { ...context, now: context.clock.now() });
  const bus = context.buses.find(name);
  if (bus === undefined) context.spy.tell({ kind: "warning", text: lostText(accepted, name) });
  else context.route(bus, accepted);
  return { EventId: accepted.event.id };
}

function lostText({ event }: AcceptedEvent, bus: string): string {
  return `PutEvents: there is no event bus ${bus}. AWS answers with an event id all the same and the event is lost: ${event["detail-type"]} of ${event.source}`;
}

function tellCounts(request: PutEventsRequest, results: readonly PutEventsResultEntry[], spy: Spy): void {
  const byBus = Map.groupBy(results.keys(), (index) => busName(request.Entries[index]?.EventBusName));
  for (const [bus, indexes] of byBus) {
    const refused = indexes.filter((index) => "ErrorCode" in (results[index] ?? {})).length;
    spy.tell({ kind: "put-events", bus, accepted: indexes.length - refused, refused });
  }
}

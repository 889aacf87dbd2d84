import type { EntryError, PutEventsEntry } from "../../services/eventbridge/index.ts";
import type { Injector } from "../injector.ts";

/** The codes of entries that AWS's reference says to send again. */
const ERRORS: readonly EntryError[] = [
  { code: "ThrottlingException", message: "Rate exceeded" },
  { code: "InternalFailure", message: "Unexpected failure" },
];

/** The errors of a request of which some entries fail: each with a chance of one half, and one in any case. */
export function halfFailed(
  entries: readonly PutEventsEntry[],
  injector: Injector,
): readonly (EntryError | undefined)[] {
  const bus = entries[0]?.EventBusName?.split("/").at(-1) ?? "default";
  const place = { service: "events", operation: "PutEvents", resource: bus, caller: "events" };
  const strike = injector.meet(place, ["half-failed"]);
  if (!strike) return [];
  const first = Math.floor(strike.settle("entry") * entries.length);
  return entries.map((_, index) => {
    if (index !== first && strike.settle(`fails ${index}`) < 0.5) return undefined;
    return ERRORS[Math.floor(strike.settle(`code ${index}`) * ERRORS.length)];
  });
}

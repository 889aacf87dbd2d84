import { createMask, isSensitive, MASKED, type Mask } from "@streambridge/events";

/** Fields of every line that the kit or Powertools sets, and the kit's own words: they hold ids, types and names only. */
const OWN_FIELDS: ReadonlySet<string> = new Set(
  [
    ["", "level", "timestamp", "service", "sampling_rate", "xray_trace_id"],
    ["messageId", "attempt", "eventType", "eventId", "fact", "correlationId"],
    ["stage", "code", "after", "cause"],
  ].flat(),
);
const OWN_WORDS: ReadonlySet<unknown> = new Set(["handled", "skipped", "outdated", "repeated", "retried", "parked"]);

/**
 * Takes out of the log lines about one message what is personal in its payload, be it in a reason that a handler gave, in
 * the text of an error that it logged or in a field. Lines of the kit alone cost nothing: the payload is read at the first
 * text that somebody else has written.
 *
 * @param payload The message's body, or the event's data once it is known.
 * @returns A replacer for Powertools' logger (`jsonReplacerFn`).
 */
export function maskLog(payload: () => unknown): (key: string, value: unknown) => unknown {
  let mask: Mask | undefined;
  return (key, value) => {
    if (OWN_FIELDS.has(key) || OWN_WORDS.has(value)) return value;
    if (isSensitive(key)) return value === null || value === undefined ? value : MASKED;
    if (typeof value !== "string" && typeof value !== "number") return value;
    if (mask === undefined) {
      mask = createMask();
      mask.learn(payload());
    }
    return mask.json(value);
  };
}

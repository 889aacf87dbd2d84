import { StreambridgeError } from "@streambridge/errors";
import type { Entry } from "./entry.ts";
import { loadPayload } from "./load-payload.ts";
import { isOfType, select, typesOf, type Selection } from "./select.ts";
import type { Stage } from "./stage.ts";
import { tryRecord } from "./try/try-record.ts";

/**
 * The failures that are meant, by what lies there; where a type is asked for, also by the events that today's code of this
 * tree would make of a record: one that nobody looked at yet, or that failed before there were events, names none itself.
 *
 * @throws StreambridgeError as `select` does
 */
export async function choose(stage: Stage, entries: readonly Entry[], selection: Selection): Promise<readonly Entry[]> {
  const made = selection.type === undefined ? new Map() : await typesMade(stage, entries, selection.type);
  return select(entries, selection, Date.now(), made);
}

/** The types of the events that records would make, of those records that do not name the type themselves. */
async function typesMade(
  stage: Stage,
  entries: readonly Entry[],
  type: string,
): Promise<Map<Entry, readonly string[]>> {
  const made = new Map<Entry, readonly string[]>();
  for (const entry of entries) {
    const { kind } = entry.content;
    if ((kind === "record" || kind === "reference") && !typesOf(entry).some((one) => isOfType(one, type)))
      made.set(entry, await typesFrom(stage, entry));
  }
  return made;
}

async function typesFrom({ reach, topology }: Stage, entry: Entry): Promise<readonly string[]> {
  try {
    const tried = await tryRecord(await loadPayload(reach, entry), topology.bridge);
    const events = "events" in tried ? tried.events.map(({ type }) => type) : [];
    const refused = "refused" in tried ? tried.refused.flatMap(({ eventType }) => eventType ?? []) : [];
    return [...events, ...refused];
  } catch (thrown) {
    // A payload that is gone makes nothing.
    if (thrown instanceof StreambridgeError) return [];
    throw thrown;
  }
}

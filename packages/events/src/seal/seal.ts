import { StreambridgeError } from "@streambridge/errors";
import { entryOf, majorsOf, type CatalogueEntry } from "../catalogue.ts";
import type { Downcasts } from "../downcast/downcast.ts";
import { downcasts } from "../downcast/downcasts.ts";
import type { Draft } from "../envelope/draft.ts";
import type { EventType } from "../generated/types.ts";
import type { SealContext } from "./context.ts";
import { derivableOf } from "./derivable.ts";
import { describe } from "./describe.ts";
import { downcastOnce } from "./downcast-once.ts";
import { judge } from "./judge.ts";
import type { SealedEvent, SealResult } from "./result.ts";

/**
 * Makes a translator's draft into events: one for each published major of its name, newest first, each with its own
 * metadata and held against its schema. Older majors are made through `downcast/`, step by step from the newest; none is
 * made from a frozen one.
 *
 * Nothing is thrown for what a draft or a downcast does wrong; it comes back as a failure of that version:
 * EVENT_INVALID when a schema refuses data or metadata, DOWNCAST_MISSING or DOWNCAST_FAILED when an older version could
 * not be made. A draft that its own schema refuses fails every version. Throws EVENT_TYPE_UNKNOWN when the catalogue
 * does not know the draft's type.
 */
export function seal(
  draft: Draft,
  context: SealContext,
  published: ReadonlySet<EventType>,
  known: Partial<Downcasts> = downcasts,
): readonly SealResult[] {
  const newest = entryOf(draft.type);
  if (newest === undefined) throw new StreambridgeError("EVENT_TYPE_UNKNOWN", `no event type ${draft.type}`);
  const majors = majorsOf(newest.name);
  const derivable = derivableOf(majors);
  const oldest = derivable.findLastIndex((entry) => published.has(entry.type));
  if (oldest === -1) return [];

  const results = [judge(newest, describe(newest, draft, context), draft.data)];
  for (const entry of derivable.slice(1, oldest + 1)) {
    results.push(step(results.at(-1), entry, (newer) => downcastOnce(newer, entry, draft, context, known)));
  }
  return results.filter((result) => published.has(result.ok ? result.event.type : result.type));
}

/** The next older version: made from the one before it, or failed with it, since there is nothing to make it from. */
function step(
  before: SealResult | undefined,
  entry: CatalogueEntry,
  make: (newer: SealedEvent) => SealResult,
): SealResult {
  if (before === undefined) throw new StreambridgeError("UNEXPECTED", "no version comes before the newest");
  return before.ok ? make(before.event) : { ...before, type: entry.type };
}

import { StreambridgeError } from "@streambridge/errors";
import type { CatalogueEntry } from "../catalogue.ts";
import type { ChangeRows, Downcasts } from "../downcast/downcast.ts";
import type { Draft } from "../envelope/draft.ts";
import type { SealContext } from "./context.ts";
import { describe } from "./describe.ts";
import { judge } from "./judge.ts";
import type { SealedEvent, SealResult } from "./result.ts";

type AnyDowncast = (newer: unknown, change: ChangeRows) => unknown;

/** Makes the next older version of a sealed event. What goes wrong is a failure of the older version only. */
export function downcastOnce(
  newer: SealedEvent,
  entry: CatalogueEntry,
  draft: Draft,
  context: SealContext,
  known: Partial<Downcasts>,
): SealResult {
  const { type } = entry;
  // The map's type ties each downcast to its two versions; here only the catalogue knows which they are.
  const downcast = (known as Readonly<Record<string, AnyDowncast | undefined>>)[type];
  if (downcast === undefined) return { ok: false, type, error: missing(newer.type, type) };
  let data: unknown;
  try {
    data = downcast(newer.data, context.change);
  } catch (thrown) {
    return { ok: false, type, error: failed(`the downcast from ${newer.type} to ${type} threw`, thrown) };
  }
  const result = judge(entry, describe(entry, draft, context), data);
  if (result.ok) return result;
  return { ...result, error: failed(`the downcast from ${newer.type} made data that is no ${type}`, result.error) };
}

function missing(from: string, to: string): StreambridgeError {
  return new StreambridgeError("DOWNCAST_MISSING", `${to} is published, but nothing makes it from ${from}`, {
    mend: "Write it in packages/events/src/downcast/, and name it in downcasts.ts.",
  });
}

function failed(sentence: string, cause: unknown): StreambridgeError {
  return new StreambridgeError("DOWNCAST_FAILED", sentence, {
    cause,
    mend: "Correct it in packages/events/src/downcast/; the newer version was sent.",
  });
}

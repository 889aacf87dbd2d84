import { StreambridgeError } from "@streambridge/errors";
import type { Draft } from "@streambridge/events";
import type { Change } from "../decode/change.ts";
import type { Translator } from "./translator.ts";

/** Which kind of row a change is about: in a table of one design every row says it in its attribute `entity`. */
export function entityOf(change: Change): string | undefined {
  const entity = (change.newRow ?? change.oldRow)?.["entity"];
  return typeof entity === "string" ? entity : undefined;
}

/**
 * Runs a translator over a change.
 *
 * @returns Its drafts; or TRANSLATION_FAILED when it threw; or HOP_LIMIT_REACHED when it made events of a change whose
 *   causal chain is longer than `mostHops`. A change that was not stamped itself has no chain, whatever an earlier writer
 *   left on the row.
 */
export function translateChange(
  translator: Translator,
  change: Change,
  mostHops: number,
): readonly Draft[] | StreambridgeError {
  let drafts: readonly Draft[];
  try {
    drafts = translator.translate(change);
  } catch (thrown) {
    return translationFailed(translator, thrown);
  }
  const hops = change.cause?.hops ?? 0;
  return drafts.length > 0 && hops > mostHops ? hopLimitReached(hops, mostHops) : drafts;
}

function translationFailed(translator: Translator, thrown: unknown): StreambridgeError {
  return new StreambridgeError("TRANSLATION_FAILED", `The translator of "${translator.entity}" rows threw.`, {
    cause: thrown,
    mend: `Fix packages/bridge/src/translate/${translator.entity}.ts, then: streambridge failures redrive --cause TRANSLATION_FAILED`,
  });
}

function hopLimitReached(hops: number, limit: number): StreambridgeError {
  return new StreambridgeError("HOP_LIMIT_REACHED", `The change is link ${hops} of a causal chain.`, {
    mend: "Look for a consumer that writes the rows that its events came from. When the loop is broken: streambridge failures redrive --cause HOP_LIMIT_REACHED",
    detail: { hops, limit },
  });
}

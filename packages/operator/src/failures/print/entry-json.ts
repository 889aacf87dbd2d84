import type { Mask } from "@streambridge/events";
import type { Entry } from "../entry.ts";

/**
 * One failure for machines: every field of {@link Entry} but its content, where it lies without the receipt that would let
 * somebody else take it away, and its payload where it was fetched. Personal values are masked.
 */
export function entryJson({ content: _content, lies, ...told }: Entry, mask: Mask, payload?: unknown): unknown {
  // The payload first: what it shows as personal is then found in the error's sentence as well.
  const shown = payload === undefined ? {} : { payload: mask.json(payload) };
  return { ...(mask.json(told) as object), lies: placeOf(lies), ...shown };
}

function placeOf(lies: Entry["lies"]): unknown {
  if (lies.in !== "queue") return lies;
  const { receipt: _receipt, ...place } = lies;
  return place;
}

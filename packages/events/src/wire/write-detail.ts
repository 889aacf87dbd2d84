import type { SealedEvent } from "../seal/result.ts";
import { toJson } from "./to-json.ts";

/** The `Detail` of a PutEvents entry. */
export interface Detail {
  readonly text: string;
  /** Size in bytes of UTF-8, as EventBridge counts it. */
  readonly bytes: number;
}

/**
 * Writes an event as it travels: `{"metadata": ..., "data": ...}`. This is the one place where a sealed event becomes
 * text, so that a writer generated from the schemas can take its place without a change before or after it.
 */
export function writeDetail({ metadata, data }: SealedEvent): Detail {
  return measured(toJson({ metadata, data }));
}

/** Writes an event whose data lies elsewhere: `metadata.dataref` says where, and `data` is absent. */
export function writeClaimed({ metadata }: SealedEvent, dataref: string): Detail {
  return measured(toJson({ metadata: { ...metadata, dataref } }));
}

function measured(text: string): Detail {
  return { text, bytes: Buffer.byteLength(text) };
}

import { ENTRY_TIME_BYTES } from "../limits.ts";
import type { PutEventsEntry } from "./request.ts";

/**
 * The bytes that AWS counts for an entry: 14 if it has a time, and the UTF-8 text of source, detail-type, detail and
 * resources. The bus's name and the trace header are not counted.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
export function entrySize(entry: PutEventsEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const time = entry.Time === undefined ? 0 : ENTRY_TIME_BYTES;
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ""), time);
}

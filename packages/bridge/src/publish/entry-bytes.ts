import { ENTRY_TIME_BYTES } from "../limits.ts";
import type { Entry } from "./publisher.ts";

/**
 * Bytes that AWS counts for an entry: 14 for Time, and the UTF-8 of Source, DetailType, Detail and each of Resources. Bus
 * name and trace header do not count. Source: "Calculating Amazon EventBridge PutEvents event entry size".
 *
 * @param detailBytes UTF-8 bytes of the entry's Detail, when they are known already.
 */
export function entryBytes(entry: Entry, detailBytes: number = Buffer.byteLength(entry.Detail)): number {
  let bytes = ENTRY_TIME_BYTES + Buffer.byteLength(entry.Source) + Buffer.byteLength(entry.DetailType) + detailBytes;
  for (const resource of entry.Resources) bytes += Buffer.byteLength(resource);
  return bytes;
}

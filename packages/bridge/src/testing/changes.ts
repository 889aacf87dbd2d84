import type { Change } from "../decode/change.ts";
import { decodeRecord } from "../decode/record.ts";
import { Undecodable } from "../decode/undecodable.ts";
import { streamRecord, type PlainRow, type RecordOptions } from "./records.ts";

/** The change that the bridge decodes when a row goes from `before` to `after`; `R` is what the test says of its rows. */
export function changeOf<R>(
  before: PlainRow | undefined,
  after: PlainRow | undefined,
  options: RecordOptions = {},
): Change<R> {
  const change = decodeRecord(streamRecord(before, after, options));
  if (change instanceof Undecodable) throw change.toError();
  return change as unknown as Change<R>;
}

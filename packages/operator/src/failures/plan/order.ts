import { sequenceOf, type Place } from "@streambridge/events";
import type { Entry } from "../entry.ts";
import { fieldsIn } from "../read/letter.ts";

/** What an entry's order follows from. */
export interface Order {
  /** The unit of order; undefined where it cannot be told without fetching the payload. */
  readonly item: string | undefined;
  /** Where it stands among those of its item, for `comparePlaces`. */
  readonly place: Place | undefined;
  /** Comparable as text with every other entry's. */
  readonly key: string;
}

/** The order of a failure, as far as it can be told from what lies there. */
export function orderOf(entry: Entry): Order {
  const { content, firstFailure } = entry;
  if (content.kind === "record") return ordered("1", ofRecord(content.record), firstFailure);
  if (content.kind === "event") return ordered("3", ofEvent(content.body), firstFailure);
  return ordered("2", {}, firstFailure);
}

interface Known {
  readonly item?: string | undefined;
  readonly sequence?: string | undefined;
  readonly written?: number | undefined;
}

function ordered(rank: string, { item, sequence, written }: Known, firstFailure: string): Order {
  const place = sequence === undefined ? undefined : { sequence, written };
  return { item, place, key: `${rank} ${sequence ?? ""} ${firstFailure}` };
}

interface StreamRecord {
  readonly eventSourceARN?: unknown;
  readonly dynamodb?: { readonly Keys?: unknown; readonly SequenceNumber?: unknown } | null;
}

function ofRecord(record: unknown): Known {
  const { eventSourceARN, dynamodb } = (record ?? {}) as StreamRecord;
  const { Keys, SequenceNumber } = dynamodb ?? {};
  if (typeof eventSourceARN !== "string" || typeof SequenceNumber !== "string") return {};
  const [table = "", label = ""] = eventSourceARN.split("/stream/");
  return { item: `${table} ${JSON.stringify(Keys)}`, sequence: sequenceOf(label, SequenceNumber) };
}

function ofEvent(body: string): Known {
  const { metadata } = (fieldsIn(body)["detail"] ?? {}) as { readonly metadata?: Known };
  return { item: metadata?.item, sequence: metadata?.sequence, written: metadata?.written };
}

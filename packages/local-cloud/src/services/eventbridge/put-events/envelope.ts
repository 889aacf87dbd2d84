import { randomUUID } from "node:crypto";
import type { BusEvent } from "../../../spy/facts.ts";
import type { CheckedEntry } from "./check-entry.ts";

/** An event on its way: the object for code that looks at it, and the very text that targets receive. */
export interface AcceptedEvent {
  readonly event: BusEvent;
  /** JSON text; numbers of the detail stand as the producer wrote them. */
  readonly text: string;
  /** JSON text of the detail alone. */
  readonly detail: string;
  readonly traceHeader?: string;
  /** Milliseconds since the epoch. */
  readonly ingestedAt: number;
}

/** Puts the envelope around an entry: its id, the account, the region, and the time cut to the second. */
export function makeEvent(
  entry: CheckedEntry,
  place: { readonly accountId: string; readonly region: string; readonly now: number },
): AcceptedEvent {
  const envelope = {
    version: "0",
    id: randomUUID(),
    "detail-type": entry.DetailType,
    source: entry.Source,
    account: place.accountId,
    time: toSecond(entry.Time ?? place.now / 1000),
    region: place.region,
    resources: entry.Resources ?? [],
  } as const;
  const detail = withoutWhiteSpace(entry.Detail);
  return {
    event: { ...envelope, detail: JSON.parse(detail) as BusEvent["detail"] },
    text: withDetail(envelope, detail),
    detail,
    ...(entry.TraceHeader !== undefined && { traceHeader: entry.TraceHeader }),
    ingestedAt: place.now,
  };
}

/**
 * An archived event as a replay sends it: the same event, its id and time included, with the replay's name in the envelope.
 *
 * @param now ms since the epoch: its retries are counted from here.
 */
export function asReplayed({ event, detail }: AcceptedEvent, replayName: string, now: number): AcceptedEvent {
  const { detail: data, resources, ...others } = event;
  const envelope = { ...others, "replay-name": replayName, resources };
  return { event: { ...envelope, detail: data }, text: withDetail(envelope, detail), detail, ingestedAt: now };
}

function withDetail(envelope: Omit<BusEvent, "detail">, detail: string): string {
  return `${JSON.stringify(envelope).slice(0, -1)},"detail":${detail}}`;
}

/** ISO 8601 to the second, as events carry it. @param time seconds since the epoch, ISO text, or a Date. */
export function toSecond(time: number | string | Date): string {
  const date = typeof time === "number" ? new Date(time * 1000) : new Date(time);
  return `${date.toISOString().slice(0, "2026-01-01T00:00:00".length)}Z`;
}

/** JSON text without the white space between its tokens. Parsing and printing it instead would round its numbers. */
function withoutWhiteSpace(json: string): string {
  return json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}

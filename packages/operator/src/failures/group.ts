import type { Entry } from "./entry.ts";

/** Failures of one kind. */
export interface Group extends Pick<Entry, "place" | "consumer" | "cause" | "eventType"> {
  readonly count: number;
  /** ISO 8601: of the failure that has waited longest, and the latest one. */
  readonly oldest: string;
  readonly latest: string;
}

/** Groups failures by place, consumer, cause, and event type with its version; the largest group of a place first. */
export function group(entries: readonly Entry[]): readonly Group[] {
  const groups = Map.groupBy(entries, ({ place, consumer, cause, eventType }) =>
    JSON.stringify([place, consumer, cause, eventType]),
  );
  return [...groups.values()].map(groupOf).toSorted((one, other) => other.count - one.count);
}

function groupOf(entries: readonly Entry[]): Group {
  const [{ place, consumer, cause, eventType }] = entries as readonly [Entry, ...Entry[]];
  return {
    place,
    ...(consumer !== undefined && { consumer }),
    cause,
    ...(eventType !== undefined && { eventType }),
    count: entries.length,
    oldest: entries.map(({ firstFailure }) => firstFailure).toSorted()[0] ?? "",
    latest:
      entries
        .map(({ lastFailure }) => lastFailure)
        .toSorted()
        .at(-1) ?? "",
  };
}

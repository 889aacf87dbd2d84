import type { BackfillAnswer, BackfillRequest } from "@streambridge/bridge";
import type { NamedRows, PlainRow } from "./read-keys.ts";

/** How far a backfill has come: through the segments of the table, one after the other, or down a list of rows. */
export type Progress =
  | {
      readonly kind: "table";
      readonly segments: number;
      /** The one that it is at. */
      readonly segment: number;
      /** Keys of the last row of it that is done. */
      readonly after?: PlainRow;
    }
  | { readonly kind: "keys"; readonly digest: string; readonly rows: number; readonly next: number };

/** The beginning of one. */
export function beginning(named: NamedRows | undefined, segments: number): Progress {
  if (named === undefined) return { kind: "table", segments, segment: 0 };
  return { kind: "keys", digest: named.digest, rows: named.rows.length, next: 0 };
}

/** What to ask for next; undefined when all is done. */
export function nextSource(
  progress: Progress,
  named: NamedRows | undefined,
  limit: number,
): BackfillRequest["from"] | undefined {
  if (progress.kind === "keys") {
    const keys = named?.rows.slice(progress.next, progress.next + limit) ?? [];
    return keys.length === 0 ? undefined : { keys };
  }
  const { segment, segments, after } = progress;
  return segment < segments ? { segment, segments, ...(after !== undefined && { after }) } : undefined;
}

/** Where it stands once what was asked for is answered. */
export function advanced(progress: Progress, { next }: BackfillAnswer, limit: number): Progress {
  if (progress.kind === "keys") return { ...progress, next: Math.min(progress.rows, progress.next + limit) };
  const { kind, segments, segment } = progress;
  return next === undefined ? { kind, segments, segment: segment + 1 } : { kind, segments, segment, after: next };
}

/** Whether two are about the same rows. */
export function isSameWork(one: Progress, other: Progress): boolean {
  if (one.kind === "keys") return other.kind === "keys" && one.digest === other.digest;
  return other.kind === "table";
}

/** What is done of what there is to do, in segments or rows. */
export function shareOf(progress: Progress): { readonly done: number; readonly total: number } {
  if (progress.kind === "keys") return { done: progress.next, total: progress.rows };
  return { done: progress.segment, total: progress.segments };
}

import type { BackfillAnswer, FailedRow } from "@streambridge/bridge";

/** What a backfill came to so far. */
export interface Totals {
  readonly rows: number;
  readonly gone: number;
  /** Events by type. */
  readonly sent: Readonly<Record<string, number>>;
  /** Rows that make no event for the consumer, by reason. */
  readonly ignored: Readonly<Record<string, number>>;
  readonly failed: readonly FailedRow[];
}

export const NOTHING: Totals = { rows: 0, gone: 0, sent: {}, ignored: {}, failed: [] };

/** Totals with what one more request came to. */
export function added(totals: Totals, { rows, gone, sent, ignored, failed }: BackfillAnswer): Totals {
  return {
    rows: totals.rows + rows,
    gone: totals.gone + gone,
    sent: sums(totals.sent, sent),
    ignored: sums(totals.ignored, ignored),
    failed: [...totals.failed, ...failed],
  };
}

function sums(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

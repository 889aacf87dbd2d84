import { changeOf, type Hop } from "./hop.ts";

/** Holds rows that were written against what the bridge has dealt with. */
export class RowsDue {
  /** By the row's keys: written, less dealt with; below zero while the stream is ahead of the writer's answer. */
  readonly #balance = new Map<string, number>();
  readonly #changesDone = new Set<string>();
  readonly #parked: string[] = [];
  #open = 0;

  /** Rows that were written and not dealt with. */
  get open(): number {
    return this.#open;
  }

  /** A row was written, and changed. */
  expect(row: string): void {
    this.#add(row, 1);
  }

  hop(hop: Hop): void {
    if (hop.kind === "parked") this.#parked.push(`${hop.change?.row ?? "a row"}: parked: ${hop.code}: ${hop.message}`);
    if (hop.kind !== "published" && hop.kind !== "ignored" && hop.kind !== "parked") return;
    const change = changeOf(hop);
    // A change may make several events: the first one shows that it was dealt with.
    if (change === undefined || this.#changesDone.has(change.eventID)) return;
    this.#changesDone.add(change.eventID);
    this.#add(change.row, -1);
  }

  /** Rows that the bridge has set aside or not dealt with, each with what is known. */
  stuck(): readonly string[] {
    const waiting = [...this.#balance].filter(([, balance]) => balance > 0);
    return [...this.#parked, ...waiting.map(([row]) => `${row}: the bridge has not dealt with it`)];
  }

  #add(row: string, by: 1 | -1): void {
    const before = this.#balance.get(row) ?? 0;
    this.#balance.set(row, before + by);
    this.#open += Math.max(before + by, 0) - Math.max(before, 0);
  }
}

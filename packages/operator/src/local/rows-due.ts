import { changeOf, type Hop } from "./hop.ts";

/**
 * Holds rows against each other: those that were written, those that the stream told of, and those that the bridge has
 * dealt with.
 */
export class RowsDue {
  /** By the row's keys: written, less told of; below zero while the stream is ahead of the writer's answer. */
  readonly #untold = new Map<string, number>();
  /** Told of and not dealt with; row by event id. */
  readonly #open = new Map<string, string>();
  readonly #parked: string[] = [];
  #missing = 0;

  /** Whether every row that was written, or told of, has been dealt with. */
  get settled(): boolean {
    return this.#missing === 0 && this.#open.size === 0;
  }

  /** A row was written, and changed: the stream is to tell of it. */
  expect(row: string): void {
    this.#add(row, 1);
  }

  hop(hop: Hop): void {
    if (hop.kind === "row") {
      this.#add(hop.change.row, -1);
      this.#open.set(hop.change.eventID, hop.change.row);
    }
    if (hop.kind === "parked") this.#parked.push(`${hop.change?.row ?? "a row"}: parked: ${hop.code}: ${hop.message}`);
    if (hop.kind === "published" || hop.kind === "ignored" || hop.kind === "parked") {
      this.#open.delete(changeOf(hop)?.eventID ?? "");
    }
  }

  /** Rows that were set aside or not dealt with, each with what is known. */
  stuck(): readonly string[] {
    const untold = [...this.#untold].filter(([, balance]) => balance > 0);
    return [
      ...this.#parked,
      ...[...this.#open.values()].map((row) => `${row}: the bridge has not dealt with it`),
      ...untold.map(([row]) => `${row}: the stream has not told of it`),
    ];
  }

  #add(row: string, by: 1 | -1): void {
    const before = this.#untold.get(row) ?? 0;
    this.#untold.set(row, before + by);
    this.#missing += Math.max(before + by, 0) - Math.max(before, 0);
  }
}

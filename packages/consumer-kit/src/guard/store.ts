import type { GuardFields, GuardRow } from "./row.ts";

/** What came of a swap: the row as written, or the row that was found in its place (none: `found` undefined). */
export type Swap =
  | { readonly ok: true; readonly row: GuardRow }
  | { readonly ok: false; readonly found: GuardRow | undefined };

/** Where the guard's rows lie. */
export interface GuardStore {
  /**
   * Writes `next` under `id` if nobody changed the row since it was `seen` (undefined: if there is none). Atomic, and the
   * only way to read: a swap that fails answers with what is there.
   */
  swap(id: string, seen: GuardRow | undefined, next: GuardFields): Promise<Swap>;
}

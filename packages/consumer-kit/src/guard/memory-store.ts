import type { GuardFields, GuardRow } from "./row.ts";
import type { GuardStore, Swap } from "./store.ts";

/** A guard store in memory, for tests of handlers. What it keeps ends with the process. */
export class MemoryStore implements GuardStore {
  readonly rows = new Map<string, GuardRow>();

  async swap(id: string, seen: GuardRow | undefined, next: GuardFields): Promise<Swap> {
    const found = this.rows.get(id);
    if (found?.revision !== seen?.revision) return { ok: false, found };
    const row: GuardRow = { ...next, revision: (seen?.revision ?? 0) + 1 };
    this.rows.set(id, row);
    return { ok: true, row };
  }
}

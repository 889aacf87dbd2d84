import { kept, type Kept } from "../kept.ts";

/** The data of an event that is too large to carry, and where it goes. */
export interface Claim {
  /** `claims/<event id>.json`. */
  readonly key: string;
  /** JSON text of the event's `data`. */
  readonly body: string;
}

/** Keeps large data where consumers fetch it. Putting the same claim twice is harmless. It never rejects. */
export interface ClaimStore {
  put(claim: Claim, signal: AbortSignal): Promise<Kept>;
}

/** The same store, which does not put again what it has kept: an entry is resent more often than its data changes. */
export function keepOnce(store: ClaimStore): ClaimStore {
  const keptKeys = new Set<string>();
  return {
    async put(claim, signal) {
      if (keptKeys.has(claim.key)) return kept;
      const answer = await store.put(claim, signal);
      if (answer.ok) keptKeys.add(claim.key);
      return answer;
    },
  };
}

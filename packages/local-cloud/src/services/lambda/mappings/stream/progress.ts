/** Knows up to which record everything of a shard is finished, while lanes finish out of order. */
export interface Progress {
  /** A record was read. Call in the order of the shard. */
  begin(sequenceNumber: string): void;
  /** It is handled, filtered out or given up. */
  end(sequenceNumber: string): void;
}

/** @param onCheckpoint told the last sequence number before which nothing is open, whenever it moves. */
export function createProgress(onCheckpoint: (sequenceNumber: string) => void): Progress {
  // A Map keeps the order of insertion, so its first open entry is the oldest.
  const open = new Map<string, "open" | "ended">();
  return {
    begin: (sequenceNumber) => open.set(sequenceNumber, "open"),
    end: (sequenceNumber) => {
      open.set(sequenceNumber, "ended");
      let checkpoint: string | undefined;
      for (const [oldest, state] of open) {
        if (state === "open") break;
        open.delete(oldest);
        checkpoint = oldest;
      }
      if (checkpoint !== undefined) onCheckpoint(checkpoint);
    },
  };
}

import type { StreamSource } from "../services/dynamodb/stream-source.ts";

/** A stream, and when its reader knows where to begin. */
export interface Positioned {
  readonly source: StreamSource;
  /** Resolves when the reader has its first position, or the first try to get one has failed. */
  readonly positioned: Promise<void>;
}

/**
 * Tells when a stream's reader has taken its first position. A mapping that begins at LATEST would miss what is written
 * before that, so a boot is over only then. (AWS says of its own that such records may be missed for minutes.)
 */
export function awaitPosition(source: StreamSource): Positioned {
  const { promise: positioned, resolve } = Promise.withResolvers<void>();
  return {
    source: {
      ...source,
      shards: async () => {
        const shards = await source.shards().catch((error: unknown) => {
          resolve();
          throw error;
        });
        if (shards.length === 0) resolve();
        return shards;
      },
      iterator: (...asked) => source.iterator(...asked).finally(resolve),
    },
    positioned,
  };
}

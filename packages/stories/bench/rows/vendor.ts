import { Worker } from "node:worker_threads";

/** What the vendor's thread tells. */
export type VendorMessage =
  | { readonly kind: "listening"; readonly url: string }
  | { readonly kind: "effect"; readonly path: string; readonly subject: string; readonly at: number };

/** A vendor that takes everything at once and keeps when it came. */
export interface Vendor {
  readonly url: string;
  /** When each effect came, in ms since the epoch, by path and subject: `/plain-one 01J...`. */
  readonly effects: ReadonlyMap<string, number>;
  /** Resolves when there have been so many different effects. */
  arrived(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the vendor on a free port of loopback. */
export async function startVendor(): Promise<Vendor> {
  const effects = new Map<string, number>();
  const listening = Promise.withResolvers<string>();
  let wish: { readonly count: number; readonly resolve: () => void } | undefined;
  const worker = new Worker(new URL("vendor-main.ts", import.meta.url));
  worker.once("error", listening.reject);
  worker.on("message", (message: VendorMessage) => {
    if (message.kind === "listening") return listening.resolve(message.url);
    const key = `${message.path} ${message.subject}`;
    // The first copy counts: a message that is delivered twice is not two effects.
    if (!effects.has(key)) effects.set(key, message.at);
    if (wish && effects.size >= wish.count) wish.resolve();
  });
  return {
    url: await listening.promise,
    effects,
    arrived: async (count) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      wish = { count, resolve };
      if (effects.size < count) await promise;
    },
    stop: async () => void (await worker.terminate()),
  };
}

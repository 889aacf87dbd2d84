/**
 * Sends everything that is written to standard output and error through `tell` instead. The thread's own streams reach
 * the other side some time after an answer that was sent later; this way a line comes before the answer that follows it.
 */
export function captureLogs(tell: (text: string) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      written?: (error?: Error | null) => void,
    ): boolean => {
      tell(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
      (typeof encoding === "function" ? encoding : written)?.();
      return true;
    };
  }
}

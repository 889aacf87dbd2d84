/**
 * Makes work that never runs twice at once: a call while it runs waits for one more run, which all such calls share, since
 * the run under way may have passed by what the caller wants seen.
 */
export function oneMoreRun(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    next = undefined;
    running = work().finally(() => (running = undefined));
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(start, start);
    return next;
  };
}

/** What has been started and has to be ended, the last first. */
export interface Ending {
  /** What is added after the end, by a start that was still under way, is ended at once. */
  add(end: () => void | Promise<void>): void;
  /** Ends everything, also when one of them fails; that failure is thrown in the end. A second call waits for the first. */
  end(): Promise<void>;
}

export function createEnding(): Ending {
  const ends: (() => void | Promise<void>)[] = [];
  let ended: Promise<void> | undefined;

  const endAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let end = ends.pop(); end; end = ends.pop()) {
      try {
        await end();
      } catch (thrown) {
        failures.push(thrown);
      }
    }
    if (failures.length > 0) throw failures[0];
  };

  return {
    add: (end) => {
      ends.push(end);
      // Nobody is there any more to hear of a failure.
      if (ended) void ended.then(endAll, endAll).catch(() => {});
    },
    end: () => (ended ??= endAll()),
  };
}

import type { Clock } from "../clock.ts";
import type { StreamSource } from "../services/dynamodb/stream-source.ts";
import type { Functions } from "../services/lambda/functions.ts";

/**
 * Functions as mappings invoke them: while one runs, a clock that is moved by hand stands still. So a test that moves it by
 * hours sees every retry at its own time, as often as AWS would make it, and none while the one before is still at work.
 */
export function holdWhileInvoked(functions: Functions, clock: Clock): Functions {
  return {
    ...functions,
    invoke: (...asked) => {
      const invoked = functions.invoke(...asked);
      clock.hold(invoked);
      return invoked;
    },
  };
}

/**
 * A stream as a mapping reads it: the clock stands still while what was written is being read. A look at an idle stream
 * holds nothing, or a day of such looks would take minutes; unless something is written while the look is on its way.
 */
export function holdWhileRead(source: StreamSource, clock: Clock): StreamSource {
  const { whenWritten } = source;
  let mayHaveMore = true;
  return {
    ...source,
    records: (...asked) => {
      const reading = source.records(...asked).then((page) => {
        mayHaveMore = page.records.length > 0;
        return page;
      });
      if (mayHaveMore) clock.hold(reading);
      else if (whenWritten) void holdOnceWritten(reading, whenWritten, clock);
      return reading;
    },
    ...(whenWritten && {
      whenWritten: async (signal) => {
        await whenWritten(signal);
        if (!signal.aborted) mayHaveMore = true;
      },
    }),
  };
}

/** Only the answer of such a look says whether it saw what was written; until then nobody can read on. */
async function holdOnceWritten(
  reading: Promise<unknown>,
  whenWritten: NonNullable<StreamSource["whenWritten"]>,
  clock: Clock,
): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort();
  reading.then(end, end);
  await whenWritten(over.signal);
  if (!over.signal.aborted) clock.hold(reading);
}

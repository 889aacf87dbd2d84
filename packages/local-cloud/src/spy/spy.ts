import { StreambridgeError } from "@streambridge/errors";
import type { Clock } from "../clock.ts";
import { FACT_TIMEOUT_MS, SPY_CAPACITY } from "../limits.ts";
import type { Fact, FactKind, FactOf, Spy } from "./facts.ts";
import { describeMissing } from "./describe-missing.ts";

/**
 * @param clock Says when a fact happened; waiting for one is in real time, since what makes it happen is real work.
 * @param capacity Facts that are remembered; the oldest are forgotten, in portions, once half as many again have come.
 */
export function createSpy(clock: Clock, capacity: number = SPY_CAPACITY): Spy {
  const facts: Fact[] = [];
  const listeners = new Set<(fact: Fact) => void>();

  const tell: Spy["tell"] = (told) => {
    const fact: Fact = { ...told, at: clock.now() };
    facts.push(fact);
    if (facts.length > capacity * 1.5) facts.splice(0, facts.length - capacity);
    for (const listener of listeners) listener(fact);
  };

  const listen: Spy["listen"] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  const waitForAll: Spy["waitForAll"] = (kind, count, wanted, timeoutMs = FACT_TIMEOUT_MS) =>
    collect(facts, listen, { kind, count, timeoutMs, ...(wanted && { wanted }) });

  return {
    facts,
    tell,
    listen,
    waitForAll,
    waitFor: async (kind, wanted, timeoutMs) => {
      const [first] = await waitForAll(kind, 1, wanted, timeoutMs);
      if (!first) throw new StreambridgeError("UNEXPECTED", `a wait for one fact of kind "${kind}" ended without it`);
      return first;
    },
  };
}

interface Wish<K extends FactKind> {
  readonly kind: K;
  readonly count: number;
  readonly wanted?: (fact: FactOf<K>) => boolean;
  readonly timeoutMs: number;
}

function collect<K extends FactKind>(
  past: readonly Fact[],
  listen: Spy["listen"],
  { kind, count, wanted, timeoutMs }: Wish<K>,
): Promise<FactOf<K>[]> {
  const isWanted = (fact: Fact): fact is FactOf<K> => fact.kind === kind && (!wanted || wanted(fact as FactOf<K>));
  const found = past.filter(isWanted).slice(0, count);
  if (found.length >= count) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      end();
      settle();
    };
    const timer = setTimeout(
      () => finish(() => reject(describeMissing(past, { kind, wanted: count, found: found.length, timeoutMs }))),
      timeoutMs,
    );
    const end = listen((fact) => {
      try {
        if (!isWanted(fact)) return;
      } catch (thrown) {
        return finish(() => reject(thrown));
      }
      found.push(fact);
      if (found.length >= count) finish(() => resolve(found));
    });
  });
}

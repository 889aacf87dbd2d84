import { StreambridgeError } from "@streambridge/errors";

/** Facts in the order in which they came, to look at, to listen to and to wait for. */
export class Memory<F> {
  readonly all: F[] = [];
  readonly #listeners = new Set<(fact: F) => void>();
  readonly #describe: (fact: F) => string;

  /** `describe` makes one line of a fact, for the message of a wait that ended in vain. */
  constructor(describe: (fact: F) => string) {
    this.#describe = describe;
  }

  add(fact: F): void {
    this.all.push(fact);
    for (const listener of this.#listeners) listener(fact);
  }

  listen(listener: (fact: F) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The first fact that satisfies `wanted`, past or future.
   * @throws StreambridgeError `FACT_MISSING` after `timeoutMs`; the message lists the latest facts that did happen.
   */
  waitFor(wanted: (fact: F) => boolean, timeoutMs: number): Promise<F> {
    const past = this.all.find(wanted);
    if (past !== undefined) return Promise.resolve(past);
    const { promise, resolve, reject } = Promise.withResolvers<F>();
    const timer = setTimeout(() => reject(this.#missing(timeoutMs)), timeoutMs);
    const forget = this.listen((fact) => {
      if (wanted(fact)) resolve(fact);
    });
    return promise.finally(() => {
      clearTimeout(timer);
      forget();
    });
  }

  #missing(timeoutMs: number): StreambridgeError {
    const latest = this.all.slice(-LATEST_SHOWN).map((fact) => this.#describe(fact));
    const instead = latest.length === 0 ? "nothing came" : `these came last:\n  ${latest.join("\n  ")}`;
    return new StreambridgeError("FACT_MISSING", `not received within ${timeoutMs} ms; ${instead}`);
  }
}

/** Enough to see what went wrong, few enough to read. */
const LATEST_SHOWN = 10;

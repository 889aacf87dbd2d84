import { Worker } from "node:worker_threads";
import { StreambridgeError, type SerializedError } from "@streambridge/errors";
import type { Depth } from "../view/judge.ts";
import type { ViewedSchema } from "../view/views.ts";
import { writeValidator } from "./validator.ts";

/** What the second thread is asked. */
export interface Order {
  readonly id: number;
  readonly viewed: ViewedSchema;
  readonly depth: Depth;
}

/** What it answers. */
export type Made = { readonly id: number } & ({ readonly text: string } | { readonly error: SerializedError });

/**
 * Validators that this thread writes alone. One takes about 2 ms and a thread about 200 ms to begin, so a second one pays
 * from some hundreds on.
 */
const ALONE = 200;

/** Writes validators, many of them on a second thread. */
export interface ValidatorMakers extends AsyncDisposable {
  /** Orders the module of one validator, as {@link writeValidator} writes it; it is made once `start` was called. */
  readonly order: (viewed: ViewedSchema, depth: Depth) => Promise<string>;
  /** Starts on what was ordered: on a second thread where it is much, which works while this one goes on. */
  readonly start: () => void;
}

/** Opens them; the second thread is started when it is worth it, and ends with `await using`. */
export function validatorMakers(): ValidatorMakers {
  const ordered: (Pick<Order, "viewed" | "depth"> & { readonly answer: PromiseWithResolvers<string> })[] = [];
  let thread: SecondThread | undefined;
  return {
    order(viewed, depth) {
      const answer = Promise.withResolvers<string>();
      ordered.push({ viewed, depth, answer });
      return answer.promise;
    },
    start() {
      const taken = ordered.splice(0);
      if (taken.length > ALONE) thread ??= new SecondThread();
      for (const { viewed, depth, answer } of taken)
        answer.resolve(thread === undefined ? writeValidator(viewed, depth) : thread.make(viewed, depth));
    },
    async [Symbol.asyncDispose]() {
      await thread?.end();
    },
  };
}

class SecondThread {
  readonly #worker = new Worker(new URL("validator-thread.ts", import.meta.url));
  readonly #waiting = new Map<number, PromiseWithResolvers<string>>();
  #orders = 0;

  constructor() {
    this.#worker.on("message", (made: Made) => this.#take(made));
    this.#worker.on("error", (error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
    });
  }

  make(viewed: ViewedSchema, depth: Depth): Promise<string> {
    const id = (this.#orders += 1);
    const answer = Promise.withResolvers<string>();
    this.#waiting.set(id, answer);
    const order: Order = { id, viewed, depth };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(order);
    return answer.promise;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(made: Made): void {
    const answer = this.#waiting.get(made.id);
    this.#waiting.delete(made.id);
    if ("text" in made) answer?.resolve(made.text);
    else answer?.reject(new StreambridgeError(made.error.code, made.error.message));
  }
}

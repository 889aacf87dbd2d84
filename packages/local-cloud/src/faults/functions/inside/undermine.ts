import { countAnswers } from "./count-answers.ts";
import { dies } from "./dies.ts";
import { hangs } from "./hangs.ts";
import { outOfMemory } from "./out-of-memory.ts";
import { throws } from "./throws.ts";
import type { InsideKind, Misfortune } from "../misfortune.ts";

/** What a misfortune can reach of the thread that it happens in. */
export interface Surroundings {
  readonly requestId: string;
  readonly timeoutMs: number;
  /** Ends the invocation with Lambda's error object, and the thread. */
  readonly endWith: (error: { readonly errorType: string; readonly errorMessage: string }) => never;
}

/** Does not return: it throws, or it ends the thread. */
export type Blow = (misfortune: Misfortune, surroundings: Surroundings) => never;

const BLOWS: Readonly<Record<InsideKind, Blow>> = {
  "function-throws": throws,
  "function-hangs": hangs,
  "function-out-of-memory": outOfMemory,
  "function-dies": dies,
};

/** Runs a handler until its misfortune comes; never resolves. */
export async function undermine(
  run: () => unknown,
  misfortune: Misfortune,
  surroundings: Surroundings,
): Promise<never> {
  const strike = (): never => BLOWS[misfortune.kind](misfortune, surroundings);
  if (misfortune.afterAnswers === 0) return strike();
  const stop = countAnswers(misfortune.afterAnswers, strike);
  try {
    await run();
  } finally {
    stop();
  }
  return strike();
}

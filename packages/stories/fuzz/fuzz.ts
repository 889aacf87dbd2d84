import * as fc from "fast-check";
import type { Kind, Verdict } from "./kind.ts";
import { commandLines, files } from "./kinds/command-lines.ts";
import { lettersOfFailures } from "./kinds/letters.ts";
import { cloudEvents, messages } from "./kinds/messages.ts";
import { redrivenRecords } from "./kinds/redriven-records.ts";
import { streamRecords } from "./kinds/stream-records.ts";

/** Every kind of input that comes from outside. What HTTP brings has tests of its own (packages/producer-kit). */
export const KINDS: readonly Kind[] = [
  streamRecords,
  messages,
  cloudEvents,
  lettersOfFailures,
  redrivenRecords,
  commandLines,
  files,
];

/** What one kind came to. */
export interface Fuzzed {
  readonly kind: string;
  /** Inputs that were tried; of a batch, each part counts. */
  readonly tried: number;
  readonly verdicts: ReadonlyMap<Verdict, number>;
  /** The smallest input that breaks a promise, and how; absent when none does. */
  readonly broken?: { readonly input: string; readonly sentence: string };
}

/** Tries about so many inputs of a kind. The same seed tries the same. */
export async function fuzz(kind: Kind, inputsToTry: number, seed: number): Promise<Fuzzed> {
  let tried = 0;
  const verdicts = new Map<Verdict, number>();
  let found: Fuzzed["broken"];
  let round = seed;
  do {
    const property = fc.asyncProperty(kind.inputs, async (input) => {
      const answers = await kind.take(input);
      tried += answers.length;
      for (const answer of answers) verdicts.set(answer, (verdicts.get(answer) ?? 0) + 1);
    });
    const result = await fc.check(property, {
      numRuns: ROUND,
      seed: round,
      interruptAfterTimeLimit: SHRINK_MS,
    });
    if (result.failed) found = brokenIn(result);
    round += 1;
  } while (isMore(tried, inputsToTry, found));
  return { kind: kind.name, tried, verdicts, ...(found !== undefined && { broken: found }) };
}

function isMore(tried: number, inputsToTry: number, found: Fuzzed["broken"]): boolean {
  return tried < inputsToTry && found === undefined;
}

function brokenIn({ counterexample, errorInstance }: fc.RunDetails<[unknown]>): NonNullable<Fuzzed["broken"]> {
  const sentence = errorInstance instanceof Error ? (errorInstance.stack ?? "") : String(errorInstance);
  return { input: fc.stringify(counterexample?.[0]), sentence };
}

/** Milliseconds after which a counterexample is small enough; a round takes far less. */
const SHRINK_MS = 10_000;

/** Inputs of one call of fast-check, which keeps all of them in mind. */
const ROUND = 200;

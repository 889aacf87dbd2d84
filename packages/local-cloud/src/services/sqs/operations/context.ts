import type { Operation } from "../../gateway/operation.ts";
import { invalidValue, missingParameter } from "../faults.ts";
import type { Queue } from "../queue.ts";
import type { QueueStore } from "../queue-store.ts";
import { queueNameOf } from "../queue-url.ts";

/** What the operations work on. */
export interface SqsContext {
  readonly store: QueueStore;
  /** What queue URLs begin with. */
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
}

/** An operation before it knows the queues. */
export type SqsOperation = (context: SqsContext) => Operation;

type Input = Readonly<Record<string, unknown>>;

/** The queue that QueueUrl names. */
export function queueOf({ store }: SqsContext, input: Input): Queue {
  return store.get(queueNameOf(text(input, "QueueUrl")));
}

/** A parameter that must be there. */
export function text(input: Input, parameter: string): string {
  const value = input[parameter];
  if (typeof value !== "string") throw missingParameter(parameter);
  return value;
}

/** A whole number within AWS's bounds, or undefined where the request has none. */
export function number(input: Input, parameter: string, least: number, most: number): number | undefined {
  if (input[parameter] === undefined) return undefined;
  const value = Number(input[parameter]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidValue(parameter, input[parameter], `Must be >= ${least} and <= ${most}, if provided.`);
}

/** A list of names; none where the request has none. */
export function names(input: Input, parameter: string): readonly string[] {
  return (input[parameter] ?? []) as readonly string[];
}

import { LONGEST_DELAY_S, LONGEST_VISIBILITY_S, MOST_BATCH_ENTRIES } from "../../../limits.ts";
import type { Clock } from "../../../clock.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { TagStore } from "../../tag-store.ts";
import { invalidValue, missingParameter } from "../faults.ts";
import type { MoveTasks } from "../move-tasks.ts";
import type { Queue } from "../queue.ts";
import type { QueueStore } from "../queue-store.ts";
import { queueNameOf } from "../queue-url.ts";

/** What the operations work on. */
export interface SqsContext {
  readonly store: QueueStore;
  readonly moves: MoveTasks;
  readonly tags: TagStore;
  readonly clock: Clock;
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

/** AWS's own words, where they are not the usual ones. */
const REASONS: Readonly<Record<string, string>> = {
  DelaySeconds: `DelaySeconds must be >= 0 and <= ${LONGEST_DELAY_S}.`,
  MaxNumberOfMessages: `Must be between 1 and ${MOST_BATCH_ENTRIES}, if provided.`,
  VisibilityTimeout: `VisibilityTimeout must be an integer between 0 and ${LONGEST_VISIBILITY_S}`,
};

/** A whole number within AWS's bounds, or undefined where the request has none. */
export function number(input: Input, parameter: string, least: number, most: number): number | undefined {
  if (input[parameter] === undefined) return undefined;
  const value = Number(input[parameter]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const reason = REASONS[parameter] ?? `Must be >= ${least} and <= ${most}, if provided.`;
  throw invalidValue(parameter, input[parameter], reason);
}

/** A list of names; none where the request has none. */
export function names(input: Input, parameter: string): readonly string[] {
  return (input[parameter] ?? []) as readonly string[];
}

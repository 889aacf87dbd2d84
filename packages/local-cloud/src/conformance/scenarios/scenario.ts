import type { StreamRecord } from "../../services/dynamodb/stream-source.ts";
import type { Message, MessageAttribute } from "../../services/sqs/queues.ts";

/** What an event source mapping reads, what its function answers, and what is to come of it. */
export interface Scenario {
  readonly name: string;
  readonly source: StreamOf | QueueOf;
  /** As CreateEventSourceMapping takes it: `BatchSize`, `FilterCriteria` ... Source and function are the scenario's own. */
  readonly mapping: Readonly<Record<string, unknown>>;
  readonly answers: Answers;
  /** How long the clock runs. */
  readonly seconds: number;
  readonly expected: Expected;
}

/** A stream and what is written to it. */
export interface StreamOf {
  readonly kind: "stream";
  readonly shards: readonly ScenarioShard[];
  readonly records: readonly ScenarioRecord[];
}

export interface ScenarioShard {
  readonly shardId: string;
  readonly parentShardId?: string;
  /** Nothing more comes after its last record. */
  readonly closed: boolean;
}

/** A record, and when it comes. It is named by its sequence number. */
export interface ScenarioRecord {
  readonly record: StreamRecord;
  readonly shardId: string;
  /** Seconds after the start; 0: it is there before the mapping. */
  readonly afterSeconds: number;
  /** Seconds since it was written when it comes. */
  readonly ageSeconds: number;
}

/** A queue and what is sent to it. */
export interface QueueOf {
  readonly kind: "queue";
  readonly isFifo: boolean;
  readonly visibilitySeconds: number;
  /** Receives after which a message moves to the dead-letter queue; undefined: it never does. */
  readonly maxReceiveCount?: number;
  readonly messages: readonly ScenarioMessage[];
}

/** A message, and when it comes. */
export interface ScenarioMessage {
  /** What answers and expectations call it; SQS gives it an id of its own. */
  readonly name: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
  readonly afterSeconds: number;
}

/** What the function does: what is written down for each invocation, or what follows from the records that it gets. */
export interface Answers {
  /** For the first invocation, the second ...; the last one stays. */
  readonly returns: readonly Answer[];
  /** Records that fail whenever they come, while `failing` holds. Where they are given `returns` is not looked at. */
  readonly failing: ReadonlySet<string>;
}

export type Answer =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "throws"; readonly message: string }
  /** Lambda refuses to start it. */
  | { readonly kind: "throttled" };

/** What is to come of it. Only what is there is looked at. */
export interface Expected {
  /** The names of the records of each invocation. */
  readonly invocations?: readonly (readonly string[])[];
  /** The events, each as a whole; placeholders are allowed. */
  readonly events?: readonly unknown[];
  /** Sequence number of the last record that is done with everything before it; by shard where there are several. */
  readonly checkpoint?: string | null | Readonly<Record<string, string>>;
  /** What the on-failure destination was told, each in part; placeholders are allowed. */
  readonly failures?: readonly unknown[];
  /** Names of messages, in any order. */
  readonly deleted?: readonly string[];
  readonly deadLettered?: readonly string[];
  readonly left?: readonly string[];
  /** The mapping's metrics, in part: `InvokedEventCount` ... */
  readonly counts?: Readonly<Record<string, number>>;
  /** Part of the text with which the mapping is refused. */
  readonly refused?: string;
}

/** What did come of it, under the names of {@link Expected}. */
export interface Happened {
  readonly invocations: readonly (readonly string[])[];
  readonly events: readonly unknown[];
  readonly checkpoint: string | null | Readonly<Record<string, string>>;
  readonly failures: readonly unknown[];
  readonly deleted: readonly string[];
  readonly deadLettered: readonly string[];
  readonly left: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly refused?: string;
  /** What lies in the on-failure queue of a stream, or in the dead-letter queue of a queue. */
  readonly givenUp: readonly Message[];
}

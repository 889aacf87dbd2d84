import type { FaultKind } from "../faults/kinds.ts";
import type { Place } from "../faults/place.ts";
import type { AlarmState } from "../services/cloudwatch/alarms/alarm.ts";

/** What happens inside the local cloud, as facts that tests and screens can wait for. `at` is the clock's time in ms. */
export type Fact =
  | {
      kind: "row-changed";
      at: number;
      table: string;
      eventName: "INSERT" | "MODIFY" | "REMOVE";
      eventID: string;
      record: unknown;
    }
  | { kind: "put-events"; at: number; bus: string; accepted: number; refused: number }
  | { kind: "event-accepted"; at: number; bus: string; event: BusEvent; rules: readonly string[] }
  | { kind: "entry-refused"; at: number; bus: string; code: string; message: string }
  | { kind: "schedule-due"; at: number; rule: string; eventId: string }
  | { kind: "target-delivered"; at: number; rule: string; target: string; eventId: string; queue?: string }
  | {
      kind: "target-failed";
      at: number;
      rule: string;
      target: string;
      eventId: string;
      code: string;
      message: string;
      attempts: number;
      deadLettered: boolean;
      /** The target's dead-letter queue, where it has one. */
      deadLetterArn?: string;
    }
  | {
      kind: "message-sent";
      at: number;
      queue: string;
      messageId: string;
      body: string;
      attributes: Readonly<Record<string, string>>;
    }
  | { kind: "message-received"; at: number; queue: string; messageId: string; body: string; receiveCount: number }
  | { kind: "message-deleted"; at: number; queue: string; messageId: string; body: string }
  | {
      kind: "message-dead-lettered";
      at: number;
      queue: string;
      deadLetterQueue: string;
      messageId: string;
      body: string;
    }
  | { kind: "function-started"; at: number; functionName: string; requestId: string }
  | {
      kind: "function-ended";
      at: number;
      functionName: string;
      requestId: string;
      milliseconds: number;
      error?: string;
      result?: unknown;
    }
  /** Lambda refused an invocation: all of the function's reserved concurrency is in use. */
  | { kind: "function-throttled"; at: number; functionName: string }
  | { kind: "function-log"; at: number; functionName: string; line: string }
  /** A source of the function has changed: it runs from a new bundle, which took so long to make. */
  | { kind: "function-replaced"; at: number; functionName: string; milliseconds: number }
  /** A source of the function has changed and it does not bundle: it runs from the bundle that it had. */
  | { kind: "function-kept"; at: number; functionName: string; reason: string }
  /** Files that the program was recorded from are others now, from the project's folder; none: they are as they were. */
  | { kind: "program-changed"; at: number; paths: readonly string[] }
  | { kind: "batch-failed"; at: number; mapping: string; reason: string; records: number }
  | { kind: "batch-discarded"; at: number; mapping: string; condition: string; destination?: string; records: number }
  /** One step of a mapping's EventCount metrics: `PolledEventCount`, `FilteredOutEventCount`, `InvokedEventCount` ... */
  | { kind: "events-counted"; at: number; mapping: string; metric: string; events: number }
  /** How old the last record of a batch was when a mapping handed it to its function. */
  | { kind: "iterator-age"; at: number; mapping: string; functionName: string; milliseconds: number }
  /** An alarm went from one state to another; the states are AWS's. */
  | { kind: "alarm"; at: number; alarm: string; from: AlarmState; to: AlarmState; reason: string }
  /** What an alarm published to a topic. Nobody is subscribed here. */
  | { kind: "notification-published"; at: number; topic: string; subject: string; message: string }
  | { kind: "object-written"; at: number; bucket: string; key: string; size: number }
  | { kind: "http-request"; at: number; api: string; method: string; path: string; status: number }
  /** Somebody was refused: the session of a function's role, or a service. `reason` is AWS's, with the statement that denies. */
  | { kind: "access-denied"; at: number; principal: string; action: string; resource: string; reason: string }
  /** The fault plan struck the n-th call (`call`) in a place; `fault` is its kind. */
  | ({ kind: "fault-injected"; at: number; fault: FaultKind; call: number } & Place)
  | { kind: "warning"; at: number; text: string };

/** An event as EventBridge delivers it. */
export interface BusEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
  readonly "replay-name"?: string;
}

export type FactKind = Fact["kind"];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** Remembers facts and lets others wait for them. A wait first looks at what has already happened. */
export interface Spy {
  /** Every fact so far, oldest first (a bounded memory: the oldest are forgotten past `capacity`). */
  readonly facts: readonly Fact[];
  tell(fact: DistributiveOmit<Fact, "at">): void;
  /** Calls `listener` for each new fact; the answer ends it. */
  listen(listener: (fact: Fact) => void): () => void;
  /**
   * The first fact of this kind that satisfies `wanted`, past or future.
   * @throws StreambridgeError `FACT_MISSING` when none comes within `timeoutMs` of real time (default 20 s); the message
   * lists the nearest facts that did happen.
   */
  waitFor<K extends FactKind>(kind: K, wanted?: (fact: FactOf<K>) => boolean, timeoutMs?: number): Promise<FactOf<K>>;
  /** As `waitFor`, for the first `count` of them. */
  waitForAll<K extends FactKind>(
    kind: K,
    count: number,
    wanted?: (fact: FactOf<K>) => boolean,
    timeoutMs?: number,
  ): Promise<FactOf<K>[]>;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

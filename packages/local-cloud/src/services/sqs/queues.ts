/** One message as ReceiveMessage and the queue mapping see it. */
export interface Message {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** System attributes: ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp ... */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, MessageAttribute>>;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

/** What SendMessage takes beside body and attributes. */
export interface SendOptions {
  readonly delaySeconds?: number;
  /** FIFO queues only. */
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
  /** `AWSTraceHeader`, the one system attribute that a sender may give. */
  readonly traceHeader?: string;
}

/** The queues of the graph, for the services beside SQS that send to and receive from them without HTTP. */
export interface Queues {
  /** Physical names. */
  readonly names: readonly string[];
  nameOfArn(arn: string): string | undefined;
  urlOf(queue: string): string;
  /**
   * Answers the new message's id.
   * @throws An Error whose `name` is AWS's code: `QueueDoesNotExist`, `InvalidParameterValue` (too long) ...
   */
  send(
    queue: string,
    body: string,
    attributes?: Readonly<Record<string, MessageAttribute>>,
    options?: SendOptions,
  ): Promise<string>;
  /**
   * Up to `max` messages (ReceiveMessage itself allows 10; a mapping's poller may ask for more), at once or as soon as
   * one is there; empty when `signal` aborts or `waitMs` of the clock passed.
   */
  receive(queue: string, max: number, waitMs: number, signal: AbortSignal): Promise<readonly Message[]>;
  delete(queue: string, receiptHandle: string): Promise<void>;
  changeVisibility(queue: string, receiptHandle: string, seconds: number): Promise<void>;
  /** Messages waiting, in flight and delayed. */
  depth(queue: string): { readonly visible: number; readonly inFlight: number; readonly delayed: number };
  /** When the oldest message came that CloudWatch takes for the queue's age, in ms since the epoch; undefined where there is none. */
  oldestSince(queue: string): number | undefined;
  /** When there last was a message in it, in ms since the epoch. */
  lastUsedAt(queue: string): number;
  /** Waiting messages, looked at without receiving them. */
  peek(queue: string): readonly Message[];
  /** The queue's attributes as SetQueueAttributes takes them (VisibilityTimeout, RedrivePolicy, Policy ...). */
  attributesOf(queue: string): Readonly<Record<string, string>>;
}

/** A record as Lambda receives it from a DynamoDB stream. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE";
  readonly eventVersion: "1.1";
  readonly eventSource: "aws:dynamodb";
  readonly awsRegion: string;
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Readonly<Record<string, unknown>>;
    readonly NewImage?: Readonly<Record<string, unknown>>;
    readonly OldImage?: Readonly<Record<string, unknown>>;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
  readonly eventSourceARN: string;
  readonly userIdentity?: { readonly type: string; readonly principalId: string };
}

export interface Shard {
  readonly shardId: string;
  readonly parentShardId?: string;
}

export type StartingPosition = "TRIM_HORIZON" | "LATEST" | { readonly afterSequenceNumber: string };

/** Where a stream mapping reads from: DynamoDB Local, or a script in tests. Errors carry AWS's error names. */
export interface StreamSource {
  readonly streamArn: string;
  shards(): Promise<readonly Shard[]>;
  iterator(shardId: string, position: StartingPosition): Promise<string>;
  /** One page; `next` undefined: the shard is closed and read to its end. */
  records(
    iterator: string,
    limit: number,
  ): Promise<{ readonly records: readonly StreamRecord[]; readonly next?: string }>;
  /**
   * Resolves as soon as a record may have been written since the last call of `records` began, or `signal` aborts (it
   * never rejects). A reader that met an empty page waits here instead of polling, so that a row travels at once;
   * where it is absent, poll.
   */
  readonly whenWritten?: (signal: AbortSignal) => Promise<void>;
}

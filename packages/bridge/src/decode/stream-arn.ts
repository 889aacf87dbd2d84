/** What the ARN of a stream says. */
export interface StreamArn {
  readonly table: string;
  readonly tableArn: string;
  /** ISO time at which the stream was created; it tells a table's streams apart. */
  readonly streamLabel: string;
}

const STREAM_ARN = /^(arn:[^:]+:dynamodb:[^:]*:[^:]*:table\/([^/]+))\/stream\/(.+)$/;

/** Reads `arn:aws:dynamodb:<region>:<account>:table/<table>/stream/<label>`; `undefined` when it is none. */
export function parseStreamArn(arn: string): StreamArn | undefined {
  const match = STREAM_ARN.exec(arn);
  const [, tableArn, table, streamLabel] = match ?? [];
  if (tableArn === undefined || table === undefined || streamLabel === undefined) return undefined;
  return { table, tableArn, streamLabel };
}

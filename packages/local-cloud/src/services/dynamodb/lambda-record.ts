import type { StreamRecord } from "./stream-source.ts";

/** A record as GetRecords of DynamoDB Local shows it. */
export interface LocalRecord {
  readonly eventID: string;
  readonly eventName: StreamRecord["eventName"];
  readonly dynamodb: StreamRecord["dynamodb"];
  /** Under the names of the Streams API, which Lambda's events write small. */
  readonly userIdentity?: {
    readonly Type?: string;
    readonly PrincipalId?: string;
    readonly type?: string;
    readonly principalId?: string;
  };
}

/** What DynamoDB Local does not know, or gets wrong. */
export interface Corrections {
  /** The stream's ARN in the graph. */
  readonly streamArn: string;
  readonly region: string;
  /** When the record was written, in ms since the epoch: DynamoDB Local cuts it to the minute, AWS to the second. */
  readonly writtenAt: number;
}

/** The record as Lambda receives it on AWS. */
export function toLambdaRecord(local: LocalRecord, { streamArn, region, writtenAt }: Corrections): StreamRecord {
  const { eventID, eventName, dynamodb, userIdentity } = local;
  return {
    eventID,
    eventName,
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: region,
    dynamodb: { ...dynamodb, ApproximateCreationDateTime: Math.floor(writtenAt / 1000) },
    eventSourceARN: streamArn,
    ...(userIdentity && {
      userIdentity: {
        type: String(userIdentity.type ?? userIdentity.Type),
        principalId: String(userIdentity.principalId ?? userIdentity.PrincipalId),
      },
    }),
  };
}

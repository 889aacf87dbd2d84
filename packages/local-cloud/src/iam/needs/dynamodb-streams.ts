import { jsonService } from "./json-service.ts";
import { need, textIn, type OperationNeeds } from "./need.ts";

const onStream =
  (action: string): OperationNeeds =>
  ({ StreamArn }) => [need(`dynamodb:${action}`, textIn(StreamArn))];

// Behind the number of its format, an iterator begins with the ARN of its stream.
const STREAM_OF_ITERATOR = /arn:[^|]+/;

/**
 * What the operations of DynamoDB Streams need.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const STREAMS: Readonly<Record<string, OperationNeeds>> = {
  DescribeStream: onStream("DescribeStream"),
  GetRecords: ({ ShardIterator }) => [
    need("dynamodb:GetRecords", STREAM_OF_ITERATOR.exec(textIn(ShardIterator))?.[0] ?? "*"),
  ],
  GetShardIterator: onStream("GetShardIterator"),
  ListStreams: () => [need("dynamodb:ListStreams", "*")],
};

export const needsOfStreams = jsonService(STREAMS);

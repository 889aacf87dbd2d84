import type { QueueMappingSettings, StreamMappingSettings } from "../../services/lambda/mappings/settings.ts";

/** Whether the function's role may do something to something. */
type May = (action: string, resource: string) => boolean;

const ON_STREAM = ["GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"];
const ON_QUEUE = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"];

/**
 * Lambda reads streams and queues with the role of the function, and looks at that role before it makes a mapping.
 *
 * @returns The words in which AWS would refuse the mapping, and with it the deployment; undefined where the role will do.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-create-esm.html and services-sqs-configure.html
 */
export function refusalOfMapping(settings: StreamMappingSettings | QueueMappingSettings, may: May): string | undefined {
  const { eventSourceArn } = settings;
  if (settings.kind === "queue") {
    const missing = ON_QUEUE.find((action) => !may(`sqs:${action}`, eventSourceArn));
    return missing && lacking(missing, "SQS");
  }
  if (!ON_STREAM.every((action) => may(`dynamodb:${action}`, eventSourceArn))) {
    return (
      `Cannot access stream ${eventSourceArn}. Please ensure the role can perform the GetRecords, GetShardIterator, ` +
      "DescribeStream, and ListStreams Actions on your stream in IAM."
    );
  }
  return settings.onFailureArn === undefined ? undefined : refusalOfDestination(settings.onFailureArn, may);
}

/** Of a bucket only the right to list it is asked before: which keys Lambda writes there is known when it writes them. */
function refusalOfDestination(arn: string, may: May): string | undefined {
  const service = arn.split(":")[2];
  if (service === "sqs" && !may("sqs:SendMessage", arn)) return lacking("SendMessage", "SQS");
  if (service === "s3" && !may("s3:ListBucket", arn)) return lacking("ListBucket", "S3");
  return undefined;
}

function lacking(operation: string, service: string): string {
  return `The provided execution role does not have permissions to call ${operation} on ${service}`;
}

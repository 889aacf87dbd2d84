import { queueNameOf } from "../../services/sqs/queue-url.ts";
import { readForm } from "../../services/sqs/read-form.ts";
import { jsonInput } from "./json-input.ts";
import { need, textIn, type Asked, type Input, type NeedsOf, type OperationNeeds, type Place } from "./need.ts";

const arnOf = ({ region, accountId }: Place, queue: string): string => `arn:aws:sqs:${region}:${accountId}:${queue}`;

/** @param action Where IAM knows the operation under another name: there is none for a batch. */
const onQueue =
  (action: string): OperationNeeds =>
  (input, place) => [need(`sqs:${action}`, arnOf(place, queueNameOf(textIn(input["QueueUrl"]))))];

const onName =
  (action: string): OperationNeeds =>
  ({ QueueName }, place) => [need(`sqs:${action}`, arnOf(place, textIn(QueueName)))];

/** The handle of a move names the queue that it empties, in base64. */
function queueOfHandle(handle: string): string {
  return /arn:aws:sqs:[\w:-]+/.exec(Buffer.from(handle, "base64").toString("utf8"))?.[0] ?? "*";
}

/**
 * What each operation of SQS needs.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
 */
export const SQS: Readonly<Record<string, OperationNeeds>> = {
  AddPermission: onQueue("AddPermission"),
  CancelMessageMoveTask: ({ TaskHandle }) => [need("sqs:CancelMessageMoveTask", queueOfHandle(textIn(TaskHandle)))],
  ChangeMessageVisibility: onQueue("ChangeMessageVisibility"),
  ChangeMessageVisibilityBatch: onQueue("ChangeMessageVisibility"),
  CreateQueue: onName("CreateQueue"),
  DeleteMessage: onQueue("DeleteMessage"),
  DeleteMessageBatch: onQueue("DeleteMessage"),
  DeleteQueue: onQueue("DeleteQueue"),
  GetQueueAttributes: onQueue("GetQueueAttributes"),
  GetQueueUrl: onName("GetQueueUrl"),
  ListDeadLetterSourceQueues: onQueue("ListDeadLetterSourceQueues"),
  ListMessageMoveTasks: ({ SourceArn }) => [need("sqs:ListMessageMoveTasks", textIn(SourceArn))],
  ListQueueTags: onQueue("ListQueueTags"),
  ListQueues: () => [need("sqs:ListQueues", "*")],
  PurgeQueue: onQueue("PurgeQueue"),
  ReceiveMessage: onQueue("ReceiveMessage"),
  RemovePermission: onQueue("RemovePermission"),
  SendMessage: onQueue("SendMessage"),
  SendMessageBatch: onQueue("SendMessage"),
  SetQueueAttributes: onQueue("SetQueueAttributes"),
  StartMessageMoveTask: ({ SourceArn, DestinationArn }) => [
    need("sqs:StartMessageMoveTask", textIn(SourceArn)),
    need("sqs:ReceiveMessage", textIn(SourceArn)),
    need("sqs:DeleteMessage", textIn(SourceArn)),
    need("sqs:GetQueueAttributes", textIn(SourceArn)),
    ...(DestinationArn === undefined ? [] : [need("sqs:SendMessage", textIn(DestinationArn))]),
  ],
  TagQueue: onQueue("TagQueue"),
  UntagQueue: onQueue("UntagQueue"),
};

/** For both protocols: JSON with a target header, and the older form with an `Action`. */
export const needsOfSqs: NeedsOf = (asked, place) => {
  const { operation, input } = asked.addressed.isForm ? readQuery(asked) : readJson(asked);
  const needsOf = SQS[operation];
  return needsOf ? { kind: "needs", needs: needsOf(input, place) } : { kind: "unserved" };
};

interface Call {
  readonly operation: string;
  readonly input: Input;
}

function readQuery({ addressed, body }: Asked): Call {
  const form = new URLSearchParams(body);
  // Where no QueueUrl is given, the request was sent to the queue's own URL.
  return { operation: form.get("Action") ?? "", input: { QueueUrl: addressed.path, ...readForm(form) } };
}

function readJson({ addressed, body }: Asked): Call {
  return { operation: addressed.target?.operation ?? "", input: jsonInput(body) };
}

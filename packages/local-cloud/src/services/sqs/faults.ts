import { awsFault, type AwsFault } from "../aws-fault.ts";

/** A refusal that SQS's older clients know under a name of its own. */
function sqsFault(code: string, queryCode: string, message: string): AwsFault {
  return awsFault(code, message, { queryCode: `AWS.SimpleQueueService.${queryCode}` });
}

/** There is no queue with this name or URL. */
export const queueDoesNotExist = (): AwsFault =>
  sqsFault("QueueDoesNotExist", "NonExistentQueue", "The specified queue does not exist.");

/** A value that AWS refuses; `reason` is the part of its text after "Reason: ". */
export const invalidValue = (parameter: string, value: unknown, reason: string): AwsFault =>
  awsFault("InvalidParameterValue", `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`);

/** A parameter that must be there and is not. */
export const missingParameter = (parameter: string): AwsFault =>
  awsFault("MissingParameter", `The request must contain the parameter ${parameter}.`);

/** A receipt handle that no receive ever gave. */
export const receiptHandleIsInvalid = (handle: string): AwsFault =>
  awsFault("ReceiptHandleIsInvalid", `The input receipt handle "${handle}" is not a valid receipt handle.`);

/** A message may be hidden for so many seconds since it was received, however often that is prolonged. */
export const visibilityBeyondLimit = (seconds: number): AwsFault =>
  awsFault("InvalidParameterValue", `Total VisibilityTimeout for the message is beyond the limit [${seconds} seconds]`);

export const emptyBatchRequest = (entry: string): AwsFault =>
  sqsFault("EmptyBatchRequest", "EmptyBatchRequest", `There should be at least one ${entry} in the request.`);

export const tooManyEntries = (most: number, sent: number): AwsFault =>
  sqsFault(
    "TooManyEntriesInBatchRequest",
    "TooManyEntriesInBatchRequest",
    `Maximum number of entries per request are ${most}. You have sent ${sent}.`,
  );

export const entryIdsNotDistinct = (id: string): AwsFault =>
  sqsFault("BatchEntryIdsNotDistinct", "BatchEntryIdsNotDistinct", `Id ${id} repeated.`);

export const invalidEntryId = (): AwsFault =>
  sqsFault(
    "InvalidBatchEntryId",
    "InvalidBatchEntryId",
    "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.",
  );

export const batchTooLong = (most: number, sent: number): AwsFault =>
  sqsFault(
    "BatchRequestTooLong",
    "BatchRequestTooLong",
    `Batch requests cannot be longer than ${most} bytes. You have sent ${sent} bytes.`,
  );

/** SQS purges a queue at most once a minute. */
export const purgeInProgress = (queue: string): AwsFault =>
  awsFault("PurgeQueueInProgress", `Only one PurgeQueue operation on ${queue} is allowed every 60 seconds.`, {
    status: 403,
    queryCode: "AWS.SimpleQueueService.PurgeQueueInProgress",
  });

export const resourceNotFound = (parameter: string): AwsFault =>
  awsFault(
    "ResourceNotFoundException",
    `The resource that you specified for the ${parameter} parameter doesn't exist.`,
    {
      status: 404,
    },
  );

export const notADeadLetterQueue = (): AwsFault =>
  awsFault("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");

export const moveAlreadyRunning = (): AwsFault =>
  awsFault(
    "InvalidParameterValue",
    "There is already a task running. Only one active task is allowed for a source queue arn at a given time.",
  );

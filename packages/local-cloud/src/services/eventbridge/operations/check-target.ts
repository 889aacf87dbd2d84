import type { Target } from "@aws-sdk/client-eventbridge";
import { DELIVERY_MAX_AGE_SECONDS, DELIVERY_MAX_RETRIES, DELIVERY_MIN_AGE_SECONDS } from "../limits.ts";
import { checkTargetInput } from "./check-target-input.ts";
import { invalidValue, refused } from "./context.ts";

/** Characters of a target's id (PutTargets API reference). */
const ID_MAX_CHARACTERS = 64;

/**
 * Checks a target by itself, before it is known whether its rule has room for it.
 *
 * @param path of the target in the request, such as `targets.1.member`.
 * @throws AwsFault `ValidationException`. The texts are AWS's; that of a FIFO queue without a group is moto's.
 */
export function checkTarget(target: Target, path: string): void {
  checkId(target, path);
  checkArn(target);
  checkTargetInput(target, path);
  checkRetryPolicy(target, path);
  checkDeadLetterQueue(target);
}

function checkId({ Id: id = "" }: Target, path: string): void {
  if (!/^[.\-_A-Za-z0-9]+$/.test(id)) {
    throw invalidValue(id, `${path}.id`, "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
  }
  if (id.length > ID_MAX_CHARACTERS) {
    throw invalidValue(id, `${path}.id`, `Member must have length less than or equal to ${ID_MAX_CHARACTERS}`);
  }
}

function checkArn({ Id: id, Arn: arn = "", SqsParameters }: Target): void {
  if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(arn)) {
    throw refused(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  const isFifo = arn.split(":")[2] === "sqs" && arn.endsWith(".fifo");
  if (isFifo && SqsParameters?.MessageGroupId === undefined) {
    throw refused(`Parameter(s) SqsParameters must be specified for target: ${id}.`);
  }
}

function checkRetryPolicy({ RetryPolicy = {} }: Target, path: string): void {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age } = RetryPolicy;
  checkRange(retries, `${path}.retryPolicy.maximumRetryAttempts`, 0, DELIVERY_MAX_RETRIES);
  checkRange(age, `${path}.retryPolicy.maximumEventAgeInSeconds`, DELIVERY_MIN_AGE_SECONDS, DELIVERY_MAX_AGE_SECONDS);
}

function checkRange(value: number | undefined, path: string, least: number, most: number): void {
  if (value === undefined) return;
  if (value < least) {
    throw invalidValue(String(value), path, `Member must have value greater than or equal to ${least}`);
  }
  if (value > most) throw invalidValue(String(value), path, `Member must have value less than or equal to ${most}`);
}

/** A standard queue, and nothing else. */
function checkDeadLetterQueue({ DeadLetterConfig }: Target): void {
  const arn = DeadLetterConfig?.Arn;
  if (arn === undefined) return;
  const service = arn.split(":")[2] ?? "";
  if (service !== "sqs") throw refused(`${service} is not supported as a dead letter resource.`);
  if (arn.endsWith(".fifo")) throw refused("SQS FIFO is not supported by Dead Letter Queues.");
}

import type { MessageAttribute } from "../../sqs/queues.ts";
import type { Rule, Target } from "../buses.ts";
import type { DeliveryFault } from "../faults.ts";
import type { ExhaustedCondition } from "./retry-policy.ts";

/** A delivery that is given up. */
export interface GivenUp {
  readonly rule: Rule;
  readonly target: Target;
  readonly fault: DeliveryFault;
  readonly retries: number;
  readonly exhausted?: ExhaustedCondition;
}

/**
 * The attributes of a message in the dead-letter queue of a target, all of type String. `EXHAUSTED_RETRY_CONDITION` is
 * there only where a limit of the retry policy ended the delivery.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function deadLetterAttributes({
  rule,
  target,
  fault,
  retries,
  exhausted,
}: GivenUp): Record<string, MessageAttribute> {
  const attributes: Record<string, string> = {
    RULE_ARN: rule.arn,
    TARGET_ARN: target.Arn,
    ERROR_CODE: fault.code,
    ERROR_MESSAGE: fault.message,
    RETRY_ATTEMPTS: String(retries),
    ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
  };
  return Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
  );
}

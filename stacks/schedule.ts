/** A schedule that has been made, as alarms speak of it. */
export interface MadeSchedule {
  /** The logical name of the function that it invokes. */
  readonly name: string;
  /** A rule of the default bus. */
  readonly rule: aws.cloudwatch.EventRule;
}

const made: MadeSchedule[] = [];

/** Every schedule that has been made so far. Alarms go by it, so that none can be without. */
export const schedulesMade = (): readonly MadeSchedule[] => made;

/**
 * Makes a rule of the default bus that invokes a function, which nothing else may.
 *
 * @param name the function's logical name
 * @param scheduleExpression such as `rate(6 hours)`
 */
export function runOnSchedule(name: string, fn: sst.aws.Function, scheduleExpression: string): void {
  const rule = new aws.cloudwatch.EventRule(
    `${name}Schedule`,
    { scheduleExpression, state: "ENABLED" },
    { parent: fn },
  );
  new aws.cloudwatch.EventTarget(`${name}Target`, { rule: rule.name, arn: fn.arn }, { parent: fn });
  new aws.lambda.Permission(
    `${name}Permission`,
    { action: "lambda:InvokeFunction", function: fn.arn, principal: "events.amazonaws.com", sourceArn: rule.arn },
    { parent: fn },
  );
  made.push({ name, rule });
}

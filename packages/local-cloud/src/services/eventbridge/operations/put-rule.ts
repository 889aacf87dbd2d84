import type { PutRuleRequest, PutRuleResponse } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { DEFAULT_BUS } from "../buses.ts";
import { NAME_MAX_CHARACTERS } from "../limits.ts";
import { INVALID_EXPRESSION, readSchedule } from "../schedules/expression.ts";
import { nameOf, patternOf } from "./check-members.ts";
import { busOf, operation, refuseManaged } from "./context.ts";

/** Makes a rule, or replaces all of it but its targets. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const putRule = operation<PutRuleRequest>((context, input) => {
  const { EventPattern: pattern, ScheduleExpression: schedule } = input;
  const name = nameOf(input.Name, "name", NAME_MAX_CHARACTERS);
  const bus = busOf(context, input.EventBusName);
  if (pattern === undefined && schedule === undefined) {
    throw awsFault("ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.");
  }
  if (schedule !== undefined) checkSchedule(bus.name, schedule);
  const known = bus.rules.get(name);
  if (known !== undefined) refuseManaged(known);
  const arn = context.buses.ruleArn(bus.name, name);
  context.buses.putRule({
    name,
    arn,
    bus: bus.name,
    state: input.State ?? "ENABLED",
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.RoleArn !== undefined && { roleArn: input.RoleArn }),
    ...(schedule !== undefined && { scheduleExpression: schedule }),
    ...(pattern !== undefined && { eventPattern: { text: pattern, pattern: patternOf(pattern) } }),
    targets: known?.targets ?? new Map(),
  });
  return { RuleArn: arn } satisfies PutRuleResponse;
});

function checkSchedule(bus: string, expression: string): void {
  if (bus !== DEFAULT_BUS)
    throw awsFault("ValidationException", "ScheduleExpression is supported only on the default event bus.");
  if (readSchedule(expression) === undefined) throw awsFault("ValidationException", INVALID_EXPRESSION);
}

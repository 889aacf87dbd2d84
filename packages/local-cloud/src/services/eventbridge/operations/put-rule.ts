import type { PutRuleRequest, PutRuleResponse } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { DEFAULT_BUS } from "../buses.ts";
import { NAME_MAX_CHARACTERS, PATTERN_MAX_CHARACTERS, RULE_PATTERN_MAX_CHARACTERS } from "../limits.ts";
import type { Pattern } from "../pattern/index.ts";
import { INVALID_EXPRESSION, readSchedule } from "../schedules/expression.ts";
import { nameOf, patternOf } from "./check-members.ts";
import { busOf, invalidValue, operation, refuseManaged } from "./context.ts";
import { tagsIn } from "./tagged.ts";

const STATES = ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"];

/** Makes a rule, or replaces all of it but its targets. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const putRule = operation<PutRuleRequest>((context, input) => {
  const { EventPattern: pattern, ScheduleExpression: schedule } = input;
  const name = nameOf(input.Name, "name", NAME_MAX_CHARACTERS);
  const { State: state = "ENABLED" } = input;
  if (!STATES.includes(state)) {
    throw invalidValue(state, "state", `Member must satisfy enum value set: [${STATES.join(", ")}]`);
  }
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
    state,
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.RoleArn !== undefined && { roleArn: input.RoleArn }),
    ...(schedule !== undefined && { scheduleExpression: schedule }),
    ...(pattern !== undefined && { eventPattern: { text: pattern, pattern: rulePatternOf(pattern, name) } }),
    targets: known?.targets ?? new Map(),
  });
  // Those of a rule that is there already stay as they are, as on AWS.
  if (known === undefined) context.tags.add(arn, tagsIn(input.Tags));
  return { RuleArn: arn } satisfies PutRuleResponse;
});

/** What the model takes comes first, then the quota of the account, then whether it is a pattern. */
function rulePatternOf(text: string, rule: string): Pattern {
  if (text.length > RULE_PATTERN_MAX_CHARACTERS && text.length <= PATTERN_MAX_CHARACTERS) {
    throw awsFault(
      "LimitExceededException",
      `Parameter EventPattern for rule ${rule} exceeds limit of ${RULE_PATTERN_MAX_CHARACTERS}.`,
    );
  }
  return patternOf(text);
}

function checkSchedule(bus: string, expression: string): void {
  if (bus !== DEFAULT_BUS)
    throw awsFault("ValidationException", "ScheduleExpression is supported only on the default event bus.");
  if (readSchedule(expression) === undefined) throw awsFault("ValidationException", INVALID_EXPRESSION);
}

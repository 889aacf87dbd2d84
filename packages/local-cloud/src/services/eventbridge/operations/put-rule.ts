import type { PutRuleRequest, PutRuleResponse } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { PATTERN_MAX_CHARACTERS } from "../limits.ts";
import { compilePattern, type Pattern } from "../pattern/index.ts";
import { busOf, invalidValue, operation } from "./context.ts";

/** Makes a rule, or replaces all of it but its targets. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const putRule = operation<PutRuleRequest>((context, input) => {
  const { Name: name = "", EventPattern: pattern, ScheduleExpression: schedule } = input;
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name)) {
    throw invalidValue(name, "name", "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
  }
  const bus = busOf(context, input.EventBusName);
  if (pattern === undefined && schedule === undefined) {
    throw awsFault("ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.");
  }
  const arn = context.buses.ruleArn(bus.name, name);
  context.buses.putRule({
    name,
    arn,
    bus: bus.name,
    state: input.State ?? "ENABLED",
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.RoleArn !== undefined && { roleArn: input.RoleArn }),
    ...(schedule !== undefined && { scheduleExpression: schedule }),
    ...(pattern !== undefined && { eventPattern: { text: pattern, pattern: readPattern(pattern) } }),
    targets: bus.rules.get(name)?.targets ?? new Map(),
  });
  return { RuleArn: arn } satisfies PutRuleResponse;
});

function readPattern(text: string): Pattern {
  if (text.length > PATTERN_MAX_CHARACTERS) {
    throw invalidValue(text, "eventPattern", `Member must have length less than or equal to ${PATTERN_MAX_CHARACTERS}`);
  }
  const compiled = compilePattern(text);
  if (!compiled.ok) throw awsFault(compiled.code, compiled.message);
  return compiled.pattern;
}

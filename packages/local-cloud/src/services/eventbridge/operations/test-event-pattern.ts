import type { TestEventPatternRequest, TestEventPatternResponse } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { TESTED_PATTERN_MAX_CHARACTERS } from "../limits.ts";
import { compilePattern, matchPattern, readEvent } from "../pattern/index.ts";
import { invalidValue, operation } from "./context.ts";

/** Fields that an event must have before the service looks at it. */
const REQUIRED = ["id", "account", "source", "time", "region", "detail-type"];

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html */
export const testEventPattern = operation<TestEventPatternRequest>((_context, input) => {
  const { EventPattern: pattern = "", Event: text = "" } = input;
  if (pattern.length > TESTED_PATTERN_MAX_CHARACTERS) {
    const constraint = `Member must have length less than or equal to ${TESTED_PATTERN_MAX_CHARACTERS}`;
    throw invalidValue(pattern, "eventPattern", constraint);
  }
  const event = readEvent(text);
  const keys = new Set(event?.entries.map(([key]) => key));
  if (event === undefined || !REQUIRED.every((field) => keys.has(field))) {
    throw awsFault("ValidationException", "Parameter Event is not valid.");
  }
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw awsFault(compiled.code, compiled.message);
  return { Result: matchPattern(compiled.pattern, event) } satisfies TestEventPatternResponse;
});

import { isAwsFault } from "../../services/aws-fault.ts";
import { testEventPattern } from "../../services/eventbridge/operations/test-event-pattern.ts";
import type { EventBridgeContext } from "../../services/eventbridge/operations/context.ts";
import { compilePattern, matchPattern, readEvent } from "../../services/eventbridge/pattern/index.ts";
import type { Difference, Verdict } from "../verdict.ts";
import type { PatternCase } from "./pattern-case.ts";

/** What the local cloud says of a pattern and an event. */
type Answer =
  | { readonly expect: "match" | "nomatch" }
  | { readonly expect: "error"; readonly errorCode: string; readonly errorMessage: string };

/** Matches the pattern against the event and compares the answer with the expected one. */
export function runPatternCase(asked: PatternCase): Verdict {
  return { name: asked.name, differences: compare(asked, answer(asked)) };
}

/**
 * A case about the language gives an event of any shape, as filters of event source mappings see them; only one that
 * expects the service's `ValidationException` means the whole of TestEventPattern, which insists on an envelope.
 */
function answer(asked: PatternCase): Answer {
  if (asked.errorCode === "ValidationException") return askService(asked);
  const compiled = compilePattern(asked.pattern);
  if (!compiled.ok) return { expect: "error", errorCode: compiled.code, errorMessage: compiled.message };
  const event = readEvent(asked.event);
  if (event === undefined) return askService(asked);
  return { expect: matchPattern(compiled.pattern, event) ? "match" : "nomatch" };
}

// The operation reads nothing but its request.
const NO_CONTEXT = {} as EventBridgeContext;
const NO_CALL = { signal: new AbortController().signal };

function askService({ pattern, event }: PatternCase): Answer {
  try {
    const answered = testEventPattern(NO_CONTEXT)({ EventPattern: pattern, Event: event }, NO_CALL);
    return { expect: (answered as { readonly Result: boolean }).Result ? "match" : "nomatch" };
  } catch (fault) {
    if (!isAwsFault(fault)) throw fault;
    return { expect: "error", errorCode: fault.name, errorMessage: fault.message };
  }
}

function compare(asked: PatternCase, answered: Answer): readonly Difference[] {
  if (asked.expect !== answered.expect) return [{ path: "expect", expected: asked.expect, actual: whole(answered) }];
  if (answered.expect !== "error") return [];
  const { errorCode, errorMessage } = asked;
  return [
    ...differ("errorCode", errorCode, answered.errorCode),
    ...differ("errorMessage", errorMessage && withoutPosition(errorMessage), answered.errorMessage),
  ];
}

function whole(answered: Answer): string {
  return answered.expect === "error" ? `error ${answered.errorCode}: ${answered.errorMessage}` : answered.expect;
}

function differ(path: string, expected: string | undefined, actual: string): readonly Difference[] {
  return expected === undefined || expected === "" || expected === actual ? [] : [{ path, expected, actual }];
}

/** Jackson's line and column, which AWS appends to some texts; the local cloud leaves them out. */
function withoutPosition(message: string): string {
  return message.replace(/\n at \[Source:[\s\S]*$/, "");
}

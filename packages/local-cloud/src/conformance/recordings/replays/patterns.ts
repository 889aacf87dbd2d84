import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TestEventPatternCommand } from "@aws-sdk/client-eventbridge";
import { readPatternCase, type PatternCase } from "../../patterns/pattern-case.ts";
import { at, parameterOf, type Recording } from "../recording.ts";
import { answerOf, type Replay } from "../replay.ts";
import { inEventRoom } from "../rooms/event-room.ts";

const EVENT = {
  id: "1",
  source: "shop",
  "detail-type": "Opened",
  account: "000000000000",
  region: "us-east-1",
  time: "2026-01-01T00:00:00Z",
  detail: { city: "Bern" },
};
const PATTERN = JSON.stringify({ source: ["shop"] });

/** What TestEventPattern answers. */
export const patterns: readonly Replay[] = [
  {
    tests: /test_event_pattern\[.*_EXC\]$/,
    scenario: "TestEventPattern refuses a pattern in AWS's words",
    lacks,
    run: async (recording) => {
      const { Error: error, ...rest } = await askAbout(recording);
      const name = parameterOf(recording);
      const Error = { ...(error as object), MessageRaw: at(error, "Message") };
      const exception_type = "<class 'botocore.errorfactory.InvalidEventPatternException'>";
      return { [name]: { exception_message: { Error, ...rest }, exception_type } };
    },
  },
  {
    tests: /test_event_pattern\[/,
    scenario: "TestEventPattern tells whether a pattern matches (no match: the test's name ends in NEG)",
    lacks,
    run: async (recording) => {
      const { Result } = await askAbout(recording);
      // The recorded test writes nothing down unless the answer is not the one in its name.
      return Result === !parameterOf(recording).endsWith("_NEG") ? {} : { Result };
    },
  },
  {
    tests: /test_event_with_large_and_complex_payload$/,
    scenario: "TestEventPattern takes a large event",
    lacks: (recording) => lacks({ ...recording, test: "[large_simple]" }),
    run: async (recording) => ({
      "complex-event-simple-pattern": await askAbout({ ...recording, test: "[large_simple]" }),
      "complex-event-complex-pattern": await askAbout({ ...recording, test: "[large_dotted]" }),
    }),
  },
  {
    tests: /test_event_pattern_source$/,
    scenario: "TestEventPattern tells a match from none",
    run: async () => ({
      "eventbridge-test-event-pattern-response": await ask(PATTERN, JSON.stringify(EVENT)),
      "eventbridge-test-event-pattern-response-no-match": await ask(
        PATTERN,
        JSON.stringify({ ...EVENT, source: "elsewhere" }),
      ),
    }),
  },
  {
    tests: /test_invalid_json_event_pattern\[/,
    scenario: "a pattern that is no JSON object is refused in the words of AWS's parser (its line and column apart)",
    run: async (recording) => ({ "invalid-pattern": await ask(parameterOf(recording), JSON.stringify(EVENT)) }),
  },
  {
    tests: /test_(plain_string|invalid_event|array_event)_payload$/,
    scenario: "an event that is no object, or lacks a field of the envelope, is refused",
    run: async ({ test, content }) => ({ [Object.keys(content)[0] ?? ""]: await ask(PATTERN, badEvent(test)) }),
  },
];

/** Whether pattern and event of a recording are at hand: the recording itself has neither. */
function lacks(recording: Recording): string | undefined {
  if (caseOf(recording) !== undefined) return undefined;
  return `its pattern and event are not in ${CASES}`;
}

const CASES = "event-patterns/aws-validated-cases.jsonl";

/** Patterns and events lie beside the recordings, under the parameter of the test. */
function caseOf(recording: Recording): PatternCase | undefined {
  const file = join(recording.folder, "..", CASES);
  if (!existsSync(file)) return undefined;
  const wanted = parameterOf(recording);
  const line = readFileSync(file, "utf8")
    .split("\n")
    .find((text) => text.startsWith(`{"name": ${JSON.stringify(wanted)},`));
  return line === undefined ? undefined : readPatternCase(JSON.parse(line) as Readonly<Record<string, unknown>>, file);
}

async function askAbout(recording: Recording): Promise<Readonly<Record<string, unknown>>> {
  const { pattern = "", event = "" } = caseOf(recording) ?? {};
  return ask(pattern, event);
}

function badEvent(test: string): string {
  if (test.includes("plain_string")) return "open";
  return test.includes("array") ? JSON.stringify([EVENT]) : JSON.stringify({ ...EVENT, id: undefined });
}

function ask(EventPattern: string, Event: string): Promise<Readonly<Record<string, unknown>>> {
  return inEventRoom(({ events }) => answerOf(events.send(new TestEventPatternCommand({ EventPattern, Event }))));
}

/** Jackson's line and column behind a text, which the local cloud leaves out: taken out of a recording as well. */
export function withoutPositions(recording: Recording): Recording {
  const text = JSON.stringify(recording.content).replaceAll(
    /\\n at \[Source: (?:[^\\"]|\\.)*?line: \d+, column: \d+\]/g,
    "",
  );
  return { ...recording, content: JSON.parse(text) as Recording["content"] };
}

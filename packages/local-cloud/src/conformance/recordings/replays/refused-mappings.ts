import { randomUUID } from "node:crypto";
import { StreambridgeError } from "@streambridge/errors";
import { at, everyUnder, parameterOf } from "../recording.ts";
import type { Replay } from "../replay.ts";
import { settingsOf } from "../../scenarios/mapping-settings.ts";
import { checkMappings, MAPPING_TYPE } from "../../../services/lambda/mappings/index.ts";
import { graphOf, queueArnOf, resourceOf, streamArnOf } from "../../../testing/graph-of.ts";
import { answers, CONTROL_PLANES, refusalLike, RETURNS_NULL, runRecorded, wordsOf } from "./mapping-recording.ts";

/** Filters that are no patterns, by the parameter of the recorded test. */
const INVALID_FILTERS: Readonly<Record<string, unknown>> = {
  None: null,
  invalid_filter2: { eventSource: "aws:sqs" },
  invalid_filter3: { eventSource: [] },
};

/** Mappings that AWS does not make. Here the boot stops at them, with AWS's words. */
export const refusedMappings: readonly Replay[] = [
  {
    tests: /test_(dynamodb|sqs)_invalid_event_filter\[/,
    scenario: "a mapping whose filter is no pattern is refused",
    run: async (recording) => {
      const [key = ""] = Object.keys(recording.content);
      const parameter = parameterOf(recording);
      const Pattern = parameter in INVALID_FILTERS ? INVALID_FILTERS[parameter] : parameter;
      const happened = await runRecorded(recording, {
        source: recording.test.includes("dynamodb")
          ? { kind: "stream", shards: [], records: [] }
          : { kind: "queue", isFifo: false, visibilitySeconds: 30, messages: [] },
        mapping: { FilterCriteria: { Filters: [{ Pattern }] } },
        answers: answers(RETURNS_NULL),
      });
      // The reason of the pattern's own stands behind AWS's words.
      return {
        [key]: refusalLike(recording.content[key], wordsOf(happened.refused)?.slice(0, messageIn(recording).length)),
      };
    },
  },
  {
    tests: /test_duplicate_event_source_mappings$/,
    scenario: "a second mapping of one source and function is refused",
    leavesOut: CONTROL_PLANES,
    run: async ({ test, content }) => {
      const source = test.includes("dynamodb") ? streamArnOf("Things") : queueArnOf("Source");
      return { error: refusalLike(content["error"], wordsOf(refusalOfTwo(source))) };
    },
  },
  {
    tests: /test_event_source_mapping_default_batch_size$/,
    scenario: "a queue mapping has batches of ten, and more only with a window",
    leavesOut: {
      ...CONTROL_PLANES,
      "invalid-update-event-source-mapping": "the answer to UpdateEventSourceMapping",
    },
    run: async (recording) => {
      const created = at(recording.content, "create-event-source-mapping") as object;
      const { batchSize, windowSeconds } = settingsOf({}, queueArnOf("Source"));
      const refused = await runRecorded(recording, {
        source: { kind: "queue", isFifo: false, visibilitySeconds: 30, messages: [] },
        mapping: { BatchSize: 10_000 },
        answers: answers(RETURNS_NULL),
      });
      const recorded = at(recording.content, "invalid-create-event-source-mapping");
      return {
        "create-event-source-mapping": {
          ...created,
          BatchSize: batchSize,
          MaximumBatchingWindowInSeconds: windowSeconds,
        },
        "invalid-create-event-source-mapping": refusalLike(recorded, wordsOf(refused.refused)),
      };
    },
  },
];

/** What the boot says of a program with two mappings from one source to one function. */
function refusalOfTwo(eventSourceArn: string): string | undefined {
  const inputs = { eventSourceArn, functionName: "handler", startingPosition: "TRIM_HORIZON" };
  const mappings = ["First", "Second"].map((name) => resourceOf(MAPPING_TYPE, name, inputs, { uuid: randomUUID() }));
  try {
    checkMappings(graphOf(mappings), { nameOfArn: () => undefined, attributesOf: () => ({}) });
    return undefined;
  } catch (refusal) {
    if (refusal instanceof StreambridgeError) return refusal.sentence;
    throw refusal;
  }
}

function messageIn(recorded: unknown): string {
  return String(everyUnder(recorded, "Message")[0]);
}

import { asText } from "../as-text.ts";
import { unreadable } from "../unreadable.ts";
import { createFields, type Fields } from "./fields.ts";
import { PARAMETERS } from "./parameters.ts";
import { readMessages } from "./read-messages.ts";
import { readRecords, readShards } from "./read-records.ts";
import type { Answer, Answers, Expected, QueueOf, Scenario, StreamOf } from "./scenario.ts";

/** An hour: longer than any back-off between two tries, shorter than any retention. */
const DEFAULT_SECONDS = 3600;
const DEFAULT_VISIBILITY_SECONDS = 30;

/** Whether a value that was read from a file looks like a scenario. */
export function isScenario(value: Readonly<Record<string, unknown>>): boolean {
  return (value["source"] === "stream" || value["source"] === "queue") && "expected" in value;
}

/**
 * Reads a scenario.
 *
 * @param where for the refusal: file and name.
 * @throws StreambridgeError `CASES_UNREADABLE` for a field that is not known, or of the wrong kind.
 */
export function readScenario(value: unknown, where: string): Scenario {
  const fields = createFields(value, where);
  const source = fields.text("source");
  const scenario: Scenario = {
    name: fields.text("name", where),
    source: source === "queue" ? readQueue(fields) : readStream(fields),
    mapping: fields.object("mapping"),
    answers: readAnswers(fields),
    seconds: fields.number("seconds", DEFAULT_SECONDS),
    expected: readExpected(createFields(fields.object("expected"), `${where} expected`)),
  };
  fields.end();
  checkMapping(scenario.mapping, where);
  return scenario;
}

function readStream(fields: Fields): StreamOf {
  return { kind: "stream", shards: readShards(fields), records: readRecords(fields) };
}

function readQueue(fields: Fields): QueueOf {
  const queue = createFields(fields.object("queue"), `${fields.where} queue`);
  const maxReceiveCount = queue.number("maxReceiveCount", 0);
  const read: QueueOf = {
    kind: "queue",
    isFifo: queue.boolean("FifoQueue", false),
    visibilitySeconds: queue.number("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS),
    ...(maxReceiveCount > 0 && { maxReceiveCount }),
    messages: readMessages(fields),
  };
  queue.end();
  return read;
}

function readAnswers(fields: Fields): Answers {
  const returns = fields.list("returns").map((value) => readAnswer(value));
  const failing = new Set(fields.list("failing").map(asText));
  return { returns: returns.length === 0 ? [{ kind: "value", value: null }] : returns, failing };
}

function readAnswer(value: unknown): Answer {
  const { throws, throttled } = (value ?? {}) as { readonly throws?: unknown; readonly throttled?: unknown };
  if (throws !== undefined) return { kind: "throws", message: asText(throws) };
  return throttled === true ? { kind: "throttled" } : { kind: "value", value };
}

function readExpected(fields: Fields): Expected {
  const refused = fields.text("refused", "");
  const expected = {
    ...fields.listIfThere("invocations", (names) => (Array.isArray(names) ? names.map(asText) : [asText(names)])),
    ...fields.listIfThere("events", (event) => event),
    ...fields.listIfThere("failures", (failure) => failure),
    ...fields.listIfThere("deleted", asText),
    ...fields.listIfThere("deadLettered", asText),
    ...fields.listIfThere("left", asText),
    ...fields.ifThere("checkpoint"),
    ...fields.ifThere("counts"),
    ...(refused !== "" && { refused }),
  };
  fields.end();
  return expected;
}

function checkMapping(mapping: Readonly<Record<string, unknown>>, where: string): void {
  const unknown = Object.keys(mapping).find((name) => !PARAMETERS.has(name));
  if (unknown === undefined) return;
  throw unreadable(where, `mapping.${unknown} is not known; known are ${[...PARAMETERS].join(", ")}`);
}

import * as fc from "fast-check";
import { createMask } from "@streambridge/events";
import {
  entryJson,
  printEach,
  printEntry,
  printGroups,
  readArchived,
  readBatch,
  readDeadLetter,
  readParked,
  Screen,
  type Entry,
  type Letter,
} from "@streambridge/operator/read";
import { hold, type Kind, type Verdict } from "../kind.ts";
import { mutants, mutantTexts } from "../mutate/mutate.ts";
import { RUN, streamRecords } from "./stream-records.ts";

const record = streamRecords.inputs.map(([first]) => first);

const error = {
  code: "EVENT_INVALID",
  message: "no",
  mend: "Correct it.",
  detail: { errors: [{ pointer: "/email", wanted: "an e-mail address", came: "5" }] },
};

/** A parked record as it lies in the queue, damaged or not, as text. */
export const parkedTexts = mutantTexts(
  record.map((one) => ({
    record: one,
    error,
    stage: "seal",
    eventType: "UserRegistered.v2",
    others: [{ stage: "seal", error }],
    bridge: RUN.bridge,
    parkedAt: "2026-01-01T00:00:00.000Z",
    firstParkedAt: "2026-01-01T00:00:00.000Z",
    attempts: 2,
  })),
);

/** Lambda's record of a batch that the mapping gave up. */
const givenUp = record.map((one) => ({
  requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 3 },
  responseContext: { statusCode: 200, functionError: "Unhandled" },
  timestamp: "2026-01-01T00:00:00.000Z",
  payload: { Records: [one] },
}));

const textAttributes = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).map(([name, StringValue]) => [name, { DataType: "String", StringValue }]));

/** What the kit and EventBridge write beside a message. */
const attributes = fc.constantFrom(
  textAttributes({ ErrorCode: "PARK_REQUESTED", ErrorMessage: "no Mend: yes", Attempts: "3", ParkedAt: "2026-01-01" }),
  textAttributes({ RULE_ARN: "rule", ERROR_CODE: "NO_PERMISSIONS", RETRY_ATTEMPTS: "2" }),
  {},
);
const system = fc.constant({ SentTimestamp: "1767225600000", ApproximateReceiveCount: "1" });

const letter = fc.record({
  messageId: fc.uuid(),
  body: parkedTexts,
  // SQS gives objects; what is in them is anybody's.
  attributes: mutants(attributes).map((value) => asObject(value) as Letter["attributes"]),
  system: mutants(system).map((value) => asObject(value) as Letter["system"]),
});

/** A message as the archive keeps it. */
const archived = fc.record({
  place: fc.constantFrom("bridge", "crm-sync"),
  messageId: fc.uuid(),
  body: parkedTexts,
  attributes,
  systemAttributes: system,
});

interface Found {
  readonly letter: Letter;
  readonly isDead: boolean;
  readonly batch: string;
  readonly archived: string;
}

/** What lies in the places for failures, read and shown as the commands do. */
export const lettersOfFailures: Kind<Found> = {
  name: "what lies in the places for failures",
  inputs: fc.record({ letter, isDead: fc.boolean(), batch: mutantTexts(givenUp), archived: mutantTexts(archived) }),
  take: ({ letter: one, isDead, batch, archived: file }) => {
    const { messageId: id } = one;
    const lies = { in: "queue", url: "queue", messageId: id, receipt: "r" } as const;
    const entries: readonly Entry[] = [
      { ...(isDead ? readDeadLetter(one, "crm-sync") : readParked(one, "failures")), id, lies },
      ...readBatch({ bucket: "b", key: "k", body: batch }),
      readArchived({ bucket: "b", key: "archive/bridge/2026-01-01/m.json", body: file }),
    ];
    show(entries);
    return Promise.resolve(entries.map(told));
  },
};

/** On every screen, and for machines. */
function show(entries: readonly Entry[]): void {
  const screen = new Screen({ write: () => true }, createMask());
  printGroups(screen, entries, Date.now());
  printEach(screen, entries, Date.now());
  for (const entry of entries) {
    const payload = "record" in entry.content ? entry.content.record : entry.content;
    printEntry(screen, entry, payload);
    hold(JSON.stringify(entryJson(entry, screen.mask, payload)).includes(entry.place), "it is nothing to machines");
  }
}

/** Every failure is told with a cause, times that are times, and counts that are counts. */
function told({ cause, firstFailure, lastFailure, attempts = 1, content }: Entry): Verdict {
  hold(typeof cause === "string", `the cause is ${JSON.stringify(cause)}`);
  hold(Number.isFinite(attempts), `it was tried ${attempts} times`);
  for (const time of [firstFailure, lastFailure]) {
    hold(typeof time === "string" && !Number.isNaN(Date.parse(time)), `${JSON.stringify(time)} is no time`);
  }
  return content.kind === "unknown" ? "told as unknown" : "accepted";
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

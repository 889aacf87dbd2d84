import * as fc from "fast-check";
import { reprocessRecord, type Parked } from "@streambridge/bridge";
import { readBatch, readDeadLetter, readParked, type Letter } from "@streambridge/operator/read";
import { hold, type Kind, type Verdict } from "../kind.ts";
import { mutants, mutantTexts } from "../mutate/mutate.ts";
import { bridgeInto, clearlyParked, RUN, streamRecords } from "./stream-records.ts";

const record = streamRecords.inputs.map(([first]) => first);

const error = {
  code: "EVENT_INVALID",
  message: "no",
  mend: "Correct it.",
  detail: { errors: [{ pointer: "/email" }] },
};

/** A parked record as it lies in the queue, and Lambda's record of a batch that the mapping gave up. */
const parked = record.map((one) => ({
  record: one,
  error,
  stage: "seal",
  eventType: "UserRegistered.v2",
  others: [{ stage: "seal", error }],
  bridge: RUN.bridge,
  parkedAt: "2026-01-01T00:00:00.000Z",
  firstParkedAt: "2026-01-01T00:00:00.000Z",
  attempts: 2,
}));
const givenUp = record.map((one) => ({
  requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 3 },
  responseContext: { statusCode: 200, functionError: "Unhandled" },
  timestamp: "2026-01-01T00:00:00.000Z",
  payload: { Records: [one] },
}));

const letter = fc.record({
  messageId: fc.uuid(),
  body: mutantTexts(parked),
  attributes: mutants(
    fc.constant({
      ErrorCode: { DataType: "String", StringValue: "PARK_REQUESTED" },
      Attempts: { DataType: "String", StringValue: "3" },
    }),
  ),
  system: mutants(fc.constant({ SentTimestamp: "1767225600000", ApproximateReceiveCount: "1" })),
});

/** What lies in the places for failures, read as the commands read it. */
export const lettersOfFailures: Kind<{ readonly letter: unknown; readonly batch: string }> = {
  name: "parked messages, as `failures` reads them",
  inputs: fc.record({ letter, batch: mutantTexts(givenUp) }),
  take: ({ letter: one, batch }) => {
    // SQS gives objects; what is in them is anybody's.
    const { attributes, system, ...rest } = one as Letter;
    const safe = { ...rest, attributes: asObject(attributes), system: asObject(system) } as Letter;
    const told = [
      readParked(safe),
      readDeadLetter(safe, "crm-sync"),
      ...readBatch({ bucket: "b", key: "k", body: batch }),
    ];
    return Promise.resolve(told.map(readable));
  },
};

/** Every failure is shown with a cause, times that are times, and something that can be purged or redriven. */
function readable(told: {
  cause: unknown;
  firstFailure: unknown;
  lastFailure: unknown;
  content: { kind: string };
}): Verdict {
  hold(typeof told.cause === "string", `the cause is ${JSON.stringify(told.cause)}`);
  for (const time of [told.firstFailure, told.lastFailure]) {
    hold(typeof time === "string" && !Number.isNaN(Date.parse(time)), `${JSON.stringify(time)} is no time`);
  }
  return told.content.kind === "unknown" ? "told as unknown" : "accepted";
}

/** One record after the other, as a redrive hands it to the bridge. */
export const redrivenRecords: Kind = {
  name: "parked records, redriven",
  inputs: mutants(parked).map((one) => (one as { record?: unknown } | null)?.record),
  take: async (one) => {
    const anew: Parked[] = [];
    const { outcome } = await reprocessRecord(one, bridgeInto(anew), RUN);
    hold(outcome.kind !== "retried", "it is retried, though nothing failed that passes");
    return outcome.kind === "parked" ? anew.map(clearlyParked) : ["accepted"];
  },
};

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

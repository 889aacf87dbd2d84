import * as fc from "fast-check";
import { processRecords, translators, type Bridge, type Parked, type Run } from "@streambridge/bridge";
import { catalogue } from "@streambridge/events";
import { causeStamp, orderRow, personRow } from "../../chaos/workload/chaos-rows.ts";
import { clearError, sendable } from "../clear-error.ts";
import { hold, type Kind, type Verdict } from "../kind.ts";
import { BATCH, INVOCATION_MS } from "../limits.ts";
import { mutants } from "../mutate/mutate.ts";
import { oddRows } from "../mutate/odd-rows.ts";

const STREAM = "arn:aws:dynamodb:us-east-1:000000000000:table/entities/stream/2026-01-01T00:00:00.000";

const rows = fc
  .record({
    row: fc.constantFrom(personRow("u1", "u1@example.com", {}), orderRow("o1", {})),
    cause: fc.constantFrom({}, causeStamp("n", 0), causeStamp("n", "too many")),
  })
  .map(({ row, cause }) => Object.assign({}, row, cause));

/** A record as the stream would give it, whatever its rows hold. */
const valid = fc
  .record({
    before: fc.option(oddRows(rows)),
    after: fc.option(oddRows(rows)),
    eventID: fc.uuid(),
    sequence: fc.bigInt(1n, 10n ** 20n),
  })
  .filter(({ before, after }) => before !== null || after !== null)
  .map(({ before, after, eventID, sequence }) => ({
    eventID,
    eventName: after === null ? "REMOVE" : before === null ? "INSERT" : "MODIFY",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: 1_767_225_600,
      Keys: { pk: (after ?? before)?.["pk"], sk: (after ?? before)?.["sk"] },
      ...(after !== null && { NewImage: after }),
      ...(before !== null && { OldImage: before }),
      SequenceNumber: String(sequence),
      SizeBytes: 100,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: STREAM,
  }));

/** A bridge that publishes into nothing and parks into a list. */
export function bridgeInto(parked: Parked[]): Bridge {
  const kept = { ok: true } as const;
  return {
    environment: {
      busName: "events",
      parkQueueUrl: "parked",
      claimsBucket: "claims",
      failuresBucket: "failures",
      publishedTypes: new Set(catalogue.map(({ type }) => type)),
      since: undefined,
      parkUnseenParameter: "park-unseen",
    },
    translators,
    publisher: {
      putEvents: (entries) => {
        for (const { Detail } of entries) hold(isObject(JSON.parse(Detail)), "a Detail is no object");
        return Promise.resolve({ kind: "answered", entries: entries.map(() => ({ accepted: true })) });
      },
    },
    claims: { put: () => Promise.resolve(kept) },
    parkingLot: {
      park: ({ body, attributes, object }) => {
        sendable(body);
        for (const text of Object.values(attributes)) sendable(text);
        parked.push(JSON.parse(object?.body ?? body) as Parked);
        return Promise.resolve(kept);
      },
    },
  };
}

export const RUN: Run = {
  bridge: { version: "1", function: "bridge", requestId: "r1" },
  remainingMs: () => INVOCATION_MS,
  parkUnseen: new Set(),
};

/** Holds what was parked to what a person needs. */
export function clearlyParked({ error, others = [], stage }: Parked): Verdict {
  for (const further of others) clearError(further.error);
  const code = clearError(error);
  hold(typeof stage === "string", "a parked record does not say at which step it failed");
  const { errors, path } = (error.detail ?? {}) as {
    readonly errors?: readonly { pointer?: unknown }[];
    readonly path?: unknown;
  };
  if (code === "EVENT_INVALID")
    hold(
      (errors ?? []).every(({ pointer }) => typeof pointer === "string"),
      "no field is named",
    );
  if (code === "RECORD_UNDECODABLE") hold(typeof path === "string", "no field is named");
  return code;
}

/** Batches of stream records, valid and not, through the bridge. */
export const streamRecords: Kind<readonly unknown[]> = {
  name: "stream records",
  inputs: fc.array(fc.oneof(valid, mutants(valid)), { minLength: 1, maxLength: BATCH }),
  take: async (records) => {
    const parked: Parked[] = [];
    const { outcomes } = await processRecords(records, bridgeInto(parked), RUN);
    hold(outcomes.length === records.length, `${records.length} records have ${outcomes.length} outcomes`);
    hold(
      !outcomes.some(({ kind }) => kind === "retried"),
      "a record is retried, which would hold up its shard for ever",
    );
    const count = outcomes.filter(({ kind }) => kind === "parked").length;
    hold(parked.length === count, `${count} outcomes are parked, and ${parked.length} records lie in the queue`);
    const rejected = parked.map(clearlyParked);
    return [...rejected, ...outcomes.filter(({ kind }) => kind !== "parked").map(() => "accepted")];
  },
};

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

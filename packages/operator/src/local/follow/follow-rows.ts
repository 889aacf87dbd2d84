import type { FactOf } from "@streambridge/local-cloud";
import { FOLLOWED_CHANGES } from "../../limits.ts";
import type { Change, Hop } from "../hop.ts";
import type { Places } from "../places.ts";
import { isObject, objectAt, parseObject, textAt, type Json } from "./json.ts";
import { Memory } from "./memory.ts";

/** Digits to which sequence numbers are padded in `metadata.sequence` (packages/events, SEQUENCE_DIGITS). */
const SEQUENCE_DIGITS = 40;

/** A change of which nothing has come yet. */
interface Passing {
  readonly change: Change;
  /** The bridge's run that may have taken it; undefined: none began since. */
  run?: string;
}

/** Follows rows from the stream through the bridge. */
export class RowFollower {
  readonly #places: Places;
  readonly #bySequence = new Memory<string, Change>(FOLLOWED_CHANGES);
  /** By sequence as well. */
  readonly #passing = new Map<string, Passing>();

  constructor(places: Places) {
    this.#places = places;
  }

  rowChanged({ at, eventID, eventName, record, table }: FactOf<"row-changed">): readonly Hop[] {
    if (table !== this.#places.table || !isObject(record)) return [];
    const stream = objectAt(record, "dynamodb");
    const change: Change = {
      eventID,
      sequence: (textAt(stream, "SequenceNumber") ?? "").padStart(SEQUENCE_DIGITS, "0"),
      row: this.#places.keyNames.map((name) => keyText(objectAt(stream, "Keys")[name])).join(" "),
      operation: eventName,
      expired: textAt(objectAt(record, "userIdentity"), "principalId") === "dynamodb.amazonaws.com",
      at,
    };
    if (this.#bySequence.get(change.sequence) !== undefined) return [];
    this.#bySequence.set(change.sequence, change);
    this.#passing.set(change.sequence, { change });
    return [{ kind: "row", change }];
  }

  /** The change that an event tells of, by `metadata.sequence`; it counts as settled from now on. */
  settle(sequence: string): Change | undefined {
    const known = sequence.slice(-SEQUENCE_DIGITS);
    this.#passing.delete(known);
    return this.#bySequence.get(known);
  }

  /** A run of the bridge begins: it can only have taken what was there before. */
  bridgeStarted({ requestId }: FactOf<"function-started">): void {
    for (const passing of this.#passing.values()) passing.run ??= requestId;
  }

  /** Changes that a run of the bridge which ended well may have passed over; whether it did shows a moment later. */
  bridgeEnded({ requestId, error, result }: FactOf<"function-ended">): readonly Change[] {
    const passings = [...this.#passing.values()].filter(({ run }) => run === requestId);
    if (error === undefined && !hasFailures(result)) return passings.map(({ change }) => change);
    for (const passing of passings) delete passing.run;
    return [];
  }

  /** The change has had its moment: unless something came of it meanwhile, it is ignored. */
  passedOver(change: Change): readonly Hop[] {
    return this.#passing.delete(change.sequence) ? [{ kind: "ignored", change }] : [];
  }

  /** A parked record, as it lies in the queue; the whole may be in S3, then only the error is known. */
  parked({ body }: FactOf<"message-sent">): readonly Hop[] {
    const parcel = parseObject(body) ?? {};
    const error = objectAt(parcel, "error");
    return [
      {
        kind: "parked",
        change: this.settle(sequenceOf(parcel)),
        code: textAt(error, "code") ?? "UNEXPECTED",
        message: textAt(error, "message") ?? "no reason was given",
      },
    ];
  }
}

function sequenceOf(parcel: Json): string {
  const number = textAt(objectAt(objectAt(parcel, "record"), "dynamodb"), "SequenceNumber") ?? "";
  return number.padStart(SEQUENCE_DIGITS, "0");
}

function hasFailures(result: unknown): boolean {
  const answer = typeof result === "string" ? parseObject(result) : result;
  const failures = isObject(answer) ? answer["batchItemFailures"] : undefined;
  return Array.isArray(failures) && failures.length > 0;
}

/** `{ S: "USER#1" }` as `USER#1`. */
function keyText(value: unknown): string {
  return isObject(value) ? Object.values(value).map(String).join("") : String(value);
}

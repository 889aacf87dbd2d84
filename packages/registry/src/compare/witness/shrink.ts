import { isObject, type Json } from "../../json.ts";
import { FORMAT_SAMPLES } from "./format-samples.ts";
import { partAt, partsOf, removeAt, replaceAt } from "./parts.ts";

/** Rounds of changes; each needs the one before to have changed something. */
const ROUNDS = 60;

/** Examples that a witness is shrunk toward, at most: the first ones are the emitting side's own. */
const TOWARD = 4;

/** A witness that differs from something known in as little as possible. */
export interface Shrunk {
  readonly witness: Json;
  /** The example that it was shrunk toward; absent where there is none. */
  readonly nearest?: Json;
}

/**
 * Makes a witness recognisable: everything that can be is brought back to the nearest example, and nothing else is left
 * in it than what it needs. Without examples it is made as small as it gets. `stays` says whether a change leaves it one.
 */
export function shrink(witness: Json, examples: readonly Json[], stays: (value: Json) => boolean): Shrunk {
  const whole = examples.find(stays);
  if (whole !== undefined) return { witness: whole, nearest: whole };
  const toward = examples.slice(0, TOWARD).map((example) => ({
    example,
    shrunk: settle(witness, stays, (now) => nearer(now, example)),
  }));
  const best = toward.reduce<(typeof toward)[number] | undefined>(
    (least, one) =>
      least === undefined || distance(one.shrunk, one.example) < distance(least.shrunk, least.example) ? one : least,
    undefined,
  );
  if (best !== undefined && isObject(best.shrunk) === isObject(best.example)) {
    return { witness: best.shrunk, nearest: best.example };
  }
  return { witness: settle(witness, stays, smaller) };
}

/** Takes the first change that leaves a witness, again and again, until none does. */
function settle(witness: Json, stays: (value: Json) => boolean, changes: (now: Json) => Iterable<Json>): Json {
  let now = witness;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = first(changes(now), stays);
    if (next === undefined) return now;
    now = next;
  }
  return now;
}

function first(changes: Iterable<Json>, stays: (value: Json) => boolean): Json | undefined {
  for (const change of changes) if (stays(change)) return change;
  return undefined;
}

/** A value with one more part as the example has it, or without one that the example does not have. */
function* nearer(now: Json, example: Json): Generator<Json> {
  for (const { path, part } of partsOf(now)) {
    const wanted = partAt(example, path);
    if (wanted === undefined) {
      yield removeAt(now, path);
      yield* simpler(part, (changed) => replaceAt(now, path, changed));
    } else if (!equal(part, wanted)) {
      yield replaceAt(now, path, wanted);
      const put = (changed: Json) => replaceAt(now, path, changed);
      if (path.length > 0) yield* isAlike(part, wanted) ? longerThan(wanted, part, put) : plainer(part, wanted, put);
      yield* missing(part, wanted, (changed) => replaceAt(now, path, changed));
    }
  }
}

/** The longest example of which every beginning is tried. */
const BEGINNINGS = 60;

/** Texts that are the example's beginning, or the example again and again where a text must be longer; then plainer values. */
function* plainer(part: Json, wanted: Json, put: (changed: Json) => Json): Generator<Json> {
  if (typeof part === "string" && typeof wanted === "string" && wanted !== "") {
    if (part.length > wanted.length) yield put(again(wanted, part.length));
    else if (wanted.length <= BEGINNINGS)
      for (let end = wanted.length - 1; end > 0; end -= 1) yield put(wanted.slice(0, end));
  }
  yield* simpler(part, put);
}

function again(text: string, length: number): string {
  return `${text} `.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** A text that is longer than the example made shorter; its beginnings stay as they are. */
function* longerThan(wanted: Json, part: Json, put: (changed: Json) => Json): Generator<Json> {
  if (typeof part === "string" && typeof wanted === "string" && part.length > wanted.length) yield* shorter(part, put);
}

/** Whether a text is made of the example's own. */
function isAlike(part: Json, wanted: Json): boolean {
  if (typeof part !== "string" || typeof wanted !== "string" || part === "" || wanted === "") return false;
  return part === again(wanted, part.length);
}

function* missing(part: Json, wanted: Json, put: (changed: Json) => Json): Generator<Json> {
  if (!isObject(part) || !isObject(wanted)) return;
  for (const [name, value] of Object.entries(wanted))
    if (!Object.hasOwn(part, name)) yield put({ ...part, [name]: value });
}

/** A value with one part less, or with a plainer one. */
function* smaller(now: Json): Generator<Json> {
  for (const { path, part } of partsOf(now)) {
    if (path.length > 0) yield removeAt(now, path);
    if (path.length > 0 || typeof part === "string") yield* simpler(part, (changed) => replaceAt(now, path, changed));
  }
}

/** Plainer values than one part: a shorter text, or a number for an empty object or list; this comes to an end. */
function* simpler(part: Json, put: (changed: Json) => Json): Generator<Json> {
  if (typeof part === "object" && part !== null && Object.keys(part).length === 0) yield put(1);
  if (typeof part !== "string" || part.length < 2) return;
  yield put("a");
  // Part of an address reads as noise, so what is natural stays whole.
  if (NATURAL.has(part)) return;
  yield* shorter(part, put);
}

function* shorter(part: Json, put: (changed: Json) => Json): Generator<Json> {
  if (typeof part !== "string" || part.length < 2) return;
  yield put(part.slice(0, Math.ceil(part.length / 2)));
  yield put(part.slice(0, -1));
}

/** Texts that people know for what they are. */
const NATURAL: ReadonlySet<string> = new Set(Object.values(FORMAT_SAMPLES).flat());

/** How many parts of two values differ. */
function distance(one: Json, other: Json): number {
  return partsBeyond(one, other) + partsBeyond(other, one);
}

/** How many parts of one value the other has not, or has otherwise. */
function partsBeyond(value: Json, against: Json): number {
  return partsOf(value).filter(({ path, part }) => {
    const there = partAt(against, path);
    return there === undefined || (typeof part !== "object" && part !== there);
  }).length;
}

function equal(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

import { EXACT_NUMBERS } from "../limits.ts";
import { distinct } from "./probes.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Multiples that are tried from each bound on. */
const TRIED = 3000;

/** Multiples that are kept of each pair of factors, from each bound on. */
const KEPT = 2;

/**
 * Numbers that are multiples of one schema's factor and not of the other's, as Ajv 8.20 divides: in floating point, so
 * that 0.35 is a multiple of 0.01 and none of 0.001. Looked for from zero and from every bound on.
 */
export function multiplesBetween(emitting: Vocabulary, receiving: Vocabulary): readonly number[] {
  if (receiving.factors.length === 0) return [];
  const bounds = distinct([0, ...emitting.numbers, ...receiving.numbers]);
  const taken = distinct([1, ...emitting.factors, ...receiving.factors]);
  return distinct(
    taken.flatMap((factor) =>
      receiving.factors.flatMap((other) => bounds.flatMap((bound) => multiples(factor, other, bound))),
    ),
  );
}

function multiples(factor: number, other: number, from: number): readonly number[] {
  const first = Math.max(1, Math.ceil(from / factor));
  const isTelling = (multiple: number) => divides(factor, multiple) && !divides(other, multiple);
  const written: number[] = [];
  const beside: number[] = [];
  // Past 2^53 one multiple more is the same number of them.
  const last = Math.min(first + TRIED, EXACT_NUMBERS);
  for (let turn = first; turn < last && written.length < KEPT; turn += 1) {
    // As people would write it, with few digits: 0.3, not 0.30000000000000004. Else the doubles next to that.
    const multiple = Number((factor * turn).toPrecision(15));
    if (isTelling(multiple)) written.push(multiple);
    const near = [multiple * (1 + Number.EPSILON), multiple * (1 - Number.EPSILON)];
    if (beside.length < KEPT) beside.push(...near.filter(isTelling));
  }
  return [...written, ...beside];
}

/** Ajv's own test. */
function divides(factor: number, value: number): boolean {
  const turns = value / factor;
  return turns === Number.parseInt(String(turns), 10);
}

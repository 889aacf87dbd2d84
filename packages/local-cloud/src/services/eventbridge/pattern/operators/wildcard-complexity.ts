import { codePoints } from "./fold-case.ts";

/**
 * The most that the service takes, counted as {@link wildcardComplexity} does. AWS names no figure: 7 was accepted and 11
 * refused when asked (AWS-validated pattern cases), and five stars, which make 9, are in use.
 */
export const WILDCARD_COMPLEXITY_LIMIT = 10;

/**
 * How many beginnings of a wildcard pattern one and the same text can satisfy at once, at worst: what event-ruler calls
 * the complexity of a rule, since its machine follows all of them side by side. `*:*` has 3 (`*`, `*:`, `*:*`, all
 * satisfied by ":"); a repeated letter after a star counts as often as it is repeated.
 *
 * @param parts the literal texts before, between and after the stars.
 */
export function wildcardComplexity(parts: readonly string[]): number {
  const pattern = tokens(parts);
  const letters = new Set(pattern.filter((token) => token !== STAR));
  const start = closure(pattern, [0]);
  const seen = new Set([start.join()]);
  const open = [start];
  let most = beginnings(start);
  for (let reached = open.pop(); reached !== undefined; reached = open.pop()) {
    for (const letter of letters) {
      const next = step(pattern, reached, letter);
      if (seen.has(next.join())) continue;
      seen.add(next.join());
      open.push(next);
      most = Math.max(most, beginnings(next));
      // The exact figure of a pattern that is refused anyway interests nobody, and may take long to find.
      if (most > WILDCARD_COMPLEXITY_LIMIT) return most;
    }
  }
  return most;
}

const STAR = Symbol("*");
type Token = string | typeof STAR;

function tokens(parts: readonly string[]): readonly Token[] {
  return parts.flatMap((part, index) => (index === 0 ? codePoints(part) : [STAR, ...codePoints(part)]));
}

/** Positions, with those behind stars that match nothing added; sorted. */
function closure(pattern: readonly Token[], positions: readonly number[]): readonly number[] {
  const closed = new Set(positions);
  for (const position of closed) if (pattern[position] === STAR) closed.add(position + 1);
  return [...closed].sort((left, right) => left - right);
}

/** The positions that are reached from `positions` by one more letter of the text. */
function step(pattern: readonly Token[], positions: readonly number[], letter: Token): readonly number[] {
  const moved = positions.filter((position) => pattern[position] === letter).map((position) => position + 1);
  const takenByStar = positions.filter((position) => pattern[position - 1] === STAR);
  return closure(pattern, [...moved, ...takenByStar]);
}

/** Position n means that the first n tokens are satisfied; the empty beginning is none. */
function beginnings(positions: readonly number[]): number {
  return positions.filter((position) => position > 0).length;
}

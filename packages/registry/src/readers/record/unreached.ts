import type { Script } from "./instrument.ts";

/** A place in code as istanbul writes it: lines from 1, columns from 0. */
interface Position {
  readonly line?: number;
  readonly column?: number | null;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What istanbul counted in one file; see its coverage format. */
export interface Counts {
  readonly statementMap: Readonly<Record<string, Range>>;
  readonly fnMap: Readonly<Record<string, { readonly decl: Range; readonly loc: Range }>>;
  readonly branchMap: Readonly<Record<string, { readonly type: string; readonly locations: readonly Range[] }>>;
  readonly s: Readonly<Record<string, number>>;
  readonly f: Readonly<Record<string, number>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

/** Code that no run reached: the words in it. */
export interface Unreached {
  /** From the consumer's folder. */
  readonly file: string;
  readonly words: ReadonlySet<string>;
}

/** The words of a file in statements, branches and functions that no run reached. */
export function unreachedIn({ file, code }: Script, counts: Counts): Unreached {
  const offset = offsetsIn(code);
  const reached = new Uint8Array(code.length).fill(1);
  const spans = [
    ...statementsOf(counts).map(({ range, count }) => {
      return { from: patternBefore(code, offset(range.start)), to: offset(range.end), count };
    }),
    ...[...functionsOf(counts), ...branchesOf(counts)].map(({ range, count }) => {
      return { from: offset(range.start), to: offset(range.end), count };
    }),
  ];
  // Outer ones first, so that what stands inside one has the last word.
  for (const { from, to, count } of spans.sort((one, other) => other.to - other.from - (one.to - one.from))) {
    reached.fill(count > 0 ? 1 : 0, from, to);
  }
  const text = Array.from(reached, (isReached, index) => (isReached === 1 ? " " : code.charAt(index))).join("");
  return { file, words: new Set(text.match(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu)) };
}

interface Counted {
  readonly range: Range;
  readonly count: number;
}

function statementsOf({ statementMap, s }: Counts): readonly Counted[] {
  return Object.entries(statementMap).map(([id, range]) => ({ range, count: s[id] ?? 0 }));
}

/** From the name or the arrow's parameters on, since a pattern among them reads as well. */
function functionsOf({ fnMap, f }: Counts): readonly Counted[] {
  return Object.entries(fnMap).map(([id, { decl, loc }]) => {
    return { range: { start: decl.start, end: loc.end }, count: f[id] ?? 0 };
  });
}

/** Both arms of an `if` are told at the whole of it; what they hold are statements, which have counters of their own. */
function branchesOf({ branchMap, b }: Counts): readonly Counted[] {
  return Object.entries(branchMap).flatMap(([id, { type, locations }]) =>
    type === "if" ? [] : locations.map((range, arm) => ({ range, count: b[id]?.[arm] ?? 0 })),
  );
}

/**
 * Istanbul counts a declaration at its value; what stands before the `=` is reached with it, and a pattern there reads.
 * Answers where the declared name or pattern begins, or `at` where no declaration ends there.
 */
function patternBefore(code: string, at: number): number {
  const declared = /[\w$\]}]\s*=\s*$/.exec(code.slice(0, at));
  if (declared === null) return at;
  let depth = 0;
  for (let place = declared.index; place >= 0; place -= 1) {
    const character = code.charAt(place);
    if (character === "}" || character === "]") depth += 1;
    else if (character === "{" || character === "[") depth -= 1;
    if (depth === 0 && !/[\w$]/.test(code.charAt(place - 1))) return place;
  }
  return at;
}

function offsetsIn(code: string): (position: Position) => number {
  const starts = [0];
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) starts.push(at + 1);
  return ({ line = 1, column }) => {
    const nextLine = starts[line] ?? code.length;
    // Istanbul writes an open column for "to the end of the line".
    return Math.min((starts[line - 1] ?? code.length) + (column ?? Number.POSITIVE_INFINITY), nextLine);
  };
}

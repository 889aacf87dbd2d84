import type { Script } from "./instrument.ts";

/** A place in code as istanbul writes it: lines from 1, columns from 0; an implied `else` has none. */
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
  readonly fnMap: Readonly<Record<string, { readonly loc: Range }>>;
  readonly branchMap: Readonly<Record<string, { readonly locations: readonly Range[] }>>;
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
  // Outer ranges first, so that what stands inside one has the last word.
  const ranges = rangesOf(counts)
    .map(({ range, count }) => ({ from: offset(range.start), to: offset(range.end), count }))
    .sort((one, other) => other.to - other.from - (one.to - one.from));
  for (const { from, to, count } of ranges) reached.fill(count > 0 ? 1 : 0, from, to);
  const text = Array.from(reached, (isReached, index) => (isReached === 1 ? " " : code.charAt(index))).join("");
  return { file, words: new Set(text.match(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu)) };
}

function rangesOf({ statementMap, fnMap, branchMap, s, f, b }: Counts): readonly { range: Range; count: number }[] {
  const ranges = [
    ...Object.entries(statementMap).map(([id, range]) => ({ range, count: s[id] ?? 0 })),
    ...Object.entries(fnMap).map(([id, { loc }]) => ({ range: loc, count: f[id] ?? 0 })),
    ...Object.entries(branchMap).flatMap(([id, { locations }]) =>
      locations.map((range, arm) => ({ range, count: b[id]?.[arm] ?? 0 })),
    ),
  ];
  return ranges.filter(({ range }) => range.start.line !== undefined && range.end.line !== undefined);
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

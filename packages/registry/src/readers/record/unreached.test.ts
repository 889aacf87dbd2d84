import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { COUNTERS, instrument } from "./instrument.ts";
import { unreachedIn, type Counts } from "./unreached.ts";

/** The words in code that a run does not reach. */
function wordsAfter(code: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "streambridge-unreached-"));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "src/handler.ts"), code);
  const [script] = instrument(folder).values();
  rmSync(folder, { recursive: true });
  if (script === undefined) throw new Error("src/handler.ts is a file");
  const context: Record<string, unknown> = {};
  context["globalThis"] = context;
  runInNewContext(script.counting, context);
  const counts = context[COUNTERS] as Readonly<Record<string, Counts>>;
  return [...unreachedIn(script, counts["src/handler.ts"] as Counts).words].sort();
}

test.each<readonly [string, string, readonly string[]]>([
  ["all is reached", "const a: number = 1; if (a === 1) a.toFixed();", []],
  ["a branch", "const a = 1; if (a === 2) a.seldom();", ["a", "seldom"]],
  ["an implied branch", "const a = 1; if (a === 1) a.toFixed();", []],
  ["one arm of a choice", "const a = 1; const b = a === 1 ? a.toFixed : a.seldom;", ["a", "seldom"]],
  ["the right of an or", "const a = 1; const b = a || a.seldom;", ["a", "seldom"]],
  ["a function that nobody calls", "const a = { f: () => a.seldom }; a.toString();", ["a", "seldom"]],
  [
    "what follows a call that throws",
    "const fail = () => { throw 1; }; try { fail(); fail.seldom(); } catch {}",
    ["fail", "seldom"],
  ],
  ["a declared pattern", "const a = {}; if (Math.E > 9) { const { seldom: b, ...c } = a; }", ["a", "b", "c", "seldom"]],
  ["a pattern of parameters", "const f = ({ seldom: b }, [c]) => b; const g = 1;", ["b", "c", "seldom"]],
  ["a method's parameters", "const a = { m({ seldom: b }) { return b; } };", ["b", "m", "return", "seldom"]],
  [
    "types and comments do not count",
    "if (Math.E > 9) { /* note */ const a: Seldom = Math.E; } // text",
    ["E", "Math", "a"],
  ],
])("%s", (_what, code, words) => {
  expect(wordsAfter(code)).toEqual(words);
});

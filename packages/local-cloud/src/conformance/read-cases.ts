import { globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isPatternCase, readPatternCase } from "./patterns/pattern-case.ts";
import { runPatternCase } from "./patterns/run-pattern-case.ts";
import { readRecordings } from "./recordings/read-recordings.ts";
import { isScenario, readScenario } from "./scenarios/read-scenario.ts";
import { runScenario } from "./scenarios/run-scenario.ts";
import { unreadable } from "./unreadable.ts";
import type { Case } from "./verdict.ts";

/** The cases of one file. */
export interface CaseFile {
  /** As it was named, or found below a folder that was named. */
  readonly file: string;
  /** Empty: the file has none of the shapes. */
  readonly cases: readonly Case[];
}

/**
 * Reads the cases of a file, or of every `.json` and `.jsonl` file below a folder. What a file holds is told by its
 * content.
 *
 * @throws StreambridgeError `CASES_UNREADABLE` for a path that does not exist, for text that is no JSON, for a case with
 * a field that is not known, and for a path with no case at all.
 */
export function readCases(path: string): readonly CaseFile[] {
  const files = filesAt(path).map((file) => ({ file: relative(process.cwd(), file) || file, cases: casesIn(file) }));
  if (files.every(({ cases }) => cases.length === 0)) throw unreadable(path, "there is no case in it");
  return files;
}

function filesAt(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
  } catch (error) {
    throw unreadable(path, "there is no such file or folder", error);
  }
  return globSync("**/*.{json,jsonl}", { cwd: path })
    .sort()
    .map((file) => join(path, file));
}

function casesIn(file: string): readonly Case[] {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".jsonl"))
    return linesOf(text).flatMap(([line, number]) => caseIn(parse(line, file, number), `${file}:${number}`));
  const value = parse(text, file, 1);
  const recordings = readRecordings(value, dirname(file));
  if (recordings.length > 0) return recordings;
  return listOf(value).flatMap((item, index) => caseIn(item, `${file}#${index + 1}`));
}

function linesOf(text: string): readonly (readonly [line: string, number: number])[] {
  return text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [[line, index + 1] as const]));
}

function parse(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(`${file}:${line}`, "it is no JSON", error);
  }
}

/** A file may hold one case, a list of them, or an object with a list of them under `cases`. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const cases = isObject(value) ? value["cases"] : undefined;
  return Array.isArray(cases) ? cases : [value];
}

function caseIn(value: unknown, where: string): readonly Case[] {
  if (!isObject(value)) return [];
  if (isPatternCase(value)) {
    const asked = readPatternCase(value, where);
    return [{ name: asked.name, run: async () => runPatternCase(asked) }];
  }
  if (!isScenario(value)) return [];
  const scenario = readScenario(value, typeof value["name"] === "string" ? `${where} (${value["name"]})` : where);
  return [{ name: scenario.name, run: () => runScenario(scenario) }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

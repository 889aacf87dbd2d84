import { expect, test } from "vitest";
import { isNode, sources, walk, type Node, type Source } from "./sources.ts";

/** Lines. The figures of the code that this one is to look like (execa: files 54/129/243, functions p90 18). */
const FILES = { median: 60, p90: 180, most: 300 };
const FUNCTIONS = { p90: 25, most: 80 };

const FUNCTION_NODES = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

interface Sized {
  readonly name: string;
  readonly lines: number;
}

const ours = sources().filter(({ isTest }) => !isTest);

test(`no file is longer than ${FILES.most} lines, half are within ${FILES.median}, nine of ten within ${FILES.p90}`, () => {
  const files = ours.map(({ path, text }) => ({ name: path, lines: linesIn(text) }));
  expect(longerThan(files, FILES.most)).toEqual([]);
  expect(quantile(files, 0.5), offenders(files)).toBeLessThanOrEqual(FILES.median);
  expect(quantile(files, 0.9), offenders(files)).toBeLessThanOrEqual(FILES.p90);
});

test(`no test file is longer than ${FILES.most} lines`, () => {
  const files = sources().filter(({ isTest }) => isTest);
  expect(
    longerThan(
      files.map(({ path, text }) => ({ name: path, lines: linesIn(text) })),
      FILES.most,
    ),
  ).toEqual([]);
});

test(`no function is longer than ${FUNCTIONS.most} lines, nine of ten are within ${FUNCTIONS.p90}`, () => {
  const functions = ours.flatMap(functionsIn);
  expect(longerThan(functions, FUNCTIONS.most)).toEqual([]);
  expect(quantile(functions, 0.9), offenders(functions)).toBeLessThanOrEqual(FUNCTIONS.p90);
});

/** Functions with a body in braces; one-line arrows would only flatter the figures. */
function functionsIn(source: Source): readonly Sized[] {
  const found: Sized[] = [];
  walk(source, (node) => {
    if (!FUNCTION_NODES.has(node.type) || !hasBlock(node)) return;
    const before = linesIn(source.text.slice(0, node.start + 1));
    found.push({ name: `${source.path}:${before}`, lines: linesIn(source.text.slice(node.start, node.end)) });
  });
  return found;
}

function hasBlock(node: Node): boolean {
  return isNode(node["body"]) && /^(BlockStatement|FunctionBody)$/.test(node["body"].type);
}

function linesIn(text: string): number {
  return text.trimEnd().split("\n").length;
}

function longerThan(sized: readonly Sized[], most: number): readonly string[] {
  return sized.filter(({ lines }) => lines > most).map(({ name, lines }) => `${name} has ${lines} lines`);
}

function quantile(sized: readonly Sized[], share: number): number {
  const lines = sized.map((one) => one.lines).toSorted((a, b) => a - b);
  return lines[Math.floor(share * (lines.length - 1))] ?? 0;
}

function offenders(sized: readonly Sized[]): string {
  const longest = sized.toSorted((a, b) => b.lines - a.lines).slice(0, 20);
  return `the longest are\n${longest.map(({ name, lines }) => `${name} ${lines}`).join("\n")}\nlines`;
}

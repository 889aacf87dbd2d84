import { asText } from "../as-text.ts";
import type { Difference } from "../verdict.ts";
import { createTextMatcher, type TextMatcher } from "./match-text.ts";
import { standsForAny, type Account } from "./words.ts";

/** How strict a comparison is. */
export interface CompareOptions {
  readonly account: Account;
  /** Whether objects may have more than what is expected of them. Lists may not. */
  readonly partial?: boolean;
}

/**
 * Compares what happened with what is expected, in which placeholders (see `Placeholder`) stand for what they name. A
 * text of JSON is read where an object or a list is expected, as recordings do.
 *
 * @returns every place that differs, in the order of the expected value.
 */
export function compare(expected: unknown, actual: unknown, options: CompareOptions): readonly Difference[] {
  const differences: Difference[] = [];
  const texts = createTextMatcher(options.account);
  visit({ expected, actual, key: "", path: "" }, { ...options, texts, differences });
  return differences;
}

interface Place {
  readonly expected: unknown;
  readonly actual: unknown;
  /** The nearest key above. */
  readonly key: string;
  readonly path: string;
}

interface Comparison extends CompareOptions {
  readonly texts: TextMatcher;
  readonly differences: Difference[];
}

function visit({ expected, actual: raw, key, path }: Place, comparison: Comparison): void {
  const holdsParts = typeof expected === "object" && expected !== null;
  const actual = holdsParts && typeof raw === "string" ? parse(raw) : raw;
  const place = { expected, actual, key, path };
  if (Array.isArray(expected)) return visitList(place, expected, comparison);
  if (holdsParts) return visitObject(place, expected as Readonly<Record<string, unknown>>, comparison);
  if (!isSame(place, comparison)) comparison.differences.push({ path, expected, actual });
}

function isSame({ expected, actual, key }: Place, { texts }: Comparison): boolean {
  if (Object.is(expected, actual)) return true;
  if (typeof expected !== "string" || actual === undefined || actual === null) return false;
  if (standsForAny(key, expected)) return true;
  if (actual instanceof Date) return texts.matches(expected, actual.toISOString());
  return typeof actual !== "object" && texts.matches(expected, asText(actual));
}

function visitList(place: Place, expected: readonly unknown[], comparison: Comparison): void {
  const { actual, path } = place;
  if (!Array.isArray(actual)) return void comparison.differences.push({ path, expected, actual });
  for (const [index, item] of expected.entries()) {
    const inner = { expected: item, actual: actual[index] as unknown, key: place.key, path: `${path}[${index}]` };
    if (index < actual.length) visit(inner, comparison);
    else comparison.differences.push({ ...inner, actual: undefined });
  }
  for (const [index, item] of actual.entries()) {
    if (index < expected.length) continue;
    comparison.differences.push({ path: `${path}[${index}]`, expected: undefined, actual: item });
  }
}

function visitObject(place: Place, expected: Readonly<Record<string, unknown>>, comparison: Comparison): void {
  const { actual, path } = place;
  if (typeof actual !== "object" || actual === null || Array.isArray(actual)) {
    return void comparison.differences.push({ path, expected, actual });
  }
  const found = actual as Readonly<Record<string, unknown>>;
  const pathTo = (key: string): string => (path === "" ? key : `${path}.${key}`);
  for (const [key, value] of Object.entries(expected)) {
    visit({ expected: value, actual: found[key], key, path: pathTo(key) }, comparison);
  }
  if (comparison.partial === true) return;
  for (const [key, value] of Object.entries(found)) {
    if (key in expected || value === undefined) continue;
    comparison.differences.push({ path: pathTo(key), expected: undefined, actual: value });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

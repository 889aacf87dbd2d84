import type { JsonObject } from "../../../json.ts";
import { wordsOf } from "../../pattern/words.ts";
import { FORMAT_SAMPLES } from "../format-samples.ts";
import type { Material } from "./generator.ts";

/** Strings longer than this are not made. */
const LONGEST = 5000;

/** Samples of a pattern. */
const WORDS = 8;

/** Of all strings that are tried anyway, those that are tried early. */
const TELLING = 8;

/** Strings of a schema's pattern and format, then strings at the bounds of its length; one of a length that fits leads. */
export function stringsOf(schema: JsonObject, { strings, random }: Material): readonly string[] {
  const pattern = schema["pattern"];
  const format = schema["format"];
  const words = typeof pattern === "string" ? wordsOf({ source: pattern }, WORDS, random) : [];
  const least = numberOr(schema["minLength"], 0);
  const most = numberOr(schema["maxLength"], least + 5);
  const lengths = [least, least + 1, most, most - 1, Math.floor((least + most) / 2)];
  const plain = lengths.filter((length) => length >= 0 && length < LONGEST).map((length) => "x".repeat(length));
  const samples = (typeof format === "string" && FORMAT_SAMPLES[format]) || [];
  const stretched = words
    .concat(samples)
    .filter((word) => word.length < least)
    .map((word) => word.padEnd(least, "x"));
  const all = [...words, ...samples, ...stretched, "abc", "a", ...strings.slice(0, TELLING), "", ...plain, ...strings];
  const fits = ({ length }: string) => length >= least && (schema["maxLength"] === undefined || length <= most);
  const first = all.find(fits);
  return first === undefined ? all : [first, ...all];
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

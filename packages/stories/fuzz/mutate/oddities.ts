import * as fc from "fast-check";
import { DEPTHS, HUGE } from "../limits.ts";

/** Texts that systems stumble over. */
export const TEXTS = [
  "",
  " ",
  "\u0000",
  "\uFFFE\uFFFF",
  "\uD800",
  "\uDC00x",
  "e\u0301",
  "\u202Eabc",
  "\u{1F9EA}",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "NaN",
  "-0",
  "1e400",
  "=+",
  "!!!not base64!!!",
  "AAA",
  "../../etc/passwd",
  "${jndi:x}",
  '{"a":',
  "2026-13-45T99:99:99Z",
] as const;

/** Numbers, as JSON has them or as DynamoDB writes them in text, at and beyond their limits. */
const NUMBERS = [
  0,
  -1,
  0.1,
  1e21,
  -1e300,
  5e-324,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  2 ** 53,
  -(2 ** 31),
];
export const NUMBER_TEXTS = [
  "9.9999999999999999999999999999999999999E+125",
  "1E-130",
  "1E+126",
  "1E-131",
  "-0",
  "00",
  "1e",
  "Infinity",
  "12345678901234567890123456789012345678",
  "123456789012345678901234567890123456789",
  " 1",
  "0x10",
];

/** DynamoDB's types, right and wrong, with contents of any kind. */
const attribute = fc
  .tuple(
    fc.constantFrom("S", "N", "B", "SS", "NS", "BS", "L", "M", "BOOL", "NULL", "X", "__proto__"),
    fc.oneof(fc.constantFrom<unknown>(...TEXTS, ...NUMBER_TEXTS, true, false, [], {}), fc.jsonValue({ maxDepth: 2 })),
  )
  .map(([type, value]) => object([[type, value]]));

const deep = fc
  .tuple(fc.constantFrom(...DEPTHS), fc.constantFrom<"list" | "map" | "M" | "L">("list", "map", "M", "L"))
  .map(([levels, kind]) => nested(levels, kind));

/** Objects that hide what every object has: they have no way to become text, or seem to be what they are not. */
const MASKS = [
  { toString: 1, valueOf: null },
  object([
    ["then", "x"],
    ["length", -1],
  ]),
  { constructor: { name: "Array" }, hasOwnProperty: 0, toJSON: "x" },
];

/** A value that nobody expects where it stands. */
export const oddity: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...NUMBERS, ...NUMBER_TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, [], {}, [[]], [null], ...MASKS) },
  { weight: 3, arbitrary: attribute },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.constantFrom("x", "é", "\uFFFF").map((text) => text.repeat(HUGE / text.length)) },
);

/** Names of properties: those that an object has anyway, and others. */
export const oddName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "then", "", "0", "length"),
  fc.string(),
);

function nested(levels: number, kind: "list" | "map" | "M" | "L"): unknown {
  let value: unknown = { S: "deep" };
  for (let level = 0; level < levels; level += 1) {
    if (kind === "list") value = [value];
    else if (kind === "L") value = { L: [value] };
    else value = kind === "M" ? { M: { a: value } } : { a: value };
  }
  return value;
}

/** An object with these own properties, `__proto__` among them. */
export function object(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

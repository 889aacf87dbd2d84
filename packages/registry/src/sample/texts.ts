import * as fc from "fast-check";
import type { JsonObject } from "../json.ts";
import { LONGEST_TEXT, SPARE_CHARACTERS } from "./limits.ts";

const instants = fc.date({ min: new Date(0), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true });

/** Texts of the formats that can be told by a generator; others fall back to examples that every reader takes. */
const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "date-time": instants.map((instant) => instant.toISOString()),
  date: instants.map((instant) => instant.toISOString().slice(0, 10)),
  time: instants.map((instant) => instant.toISOString().slice(11)),
  duration: fc.constantFrom("P1D", "PT90M", "P1Y2M3DT4H5M6S"),
  email: fc.emailAddress({ size: "small" }),
  "idn-email": fc.emailAddress({ size: "small" }),
  hostname: fc.domain({ size: "small" }),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
  uuid: fc.uuid(),
  uri: fc.webUrl({ size: "small" }),
  "uri-reference": fc.webUrl({ size: "small" }),
  "json-pointer": fc.constantFrom("", "/a", "/a~1b/0"),
  regex: fc.constantFrom("^a$", "[0-9]+"),
};

/** Texts within the schema's lengths, of its format or pattern, plain ones and such with any character. */
export function textsOf(schema: JsonObject): fc.Arbitrary<string> {
  const { format, pattern } = schema;
  const minLength = Number(schema["minLength"] ?? 0);
  const maxLength = Number(schema["maxLength"] ?? Number.POSITIVE_INFINITY);
  const known = typeof format === "string" ? FORMATS[format] : undefined;
  if (known !== undefined) return known;
  if (typeof pattern === "string") return matching(pattern, Math.min(maxLength, LONGEST_TEXT));
  const size = { minLength, maxLength: Math.min(maxLength, minLength + SPARE_CHARACTERS) };
  return fc.oneof(
    { weight: 6, arbitrary: fc.string(size) },
    { weight: 2, arbitrary: fc.string({ ...size, unit: "binary" }) },
    ...(maxLength <= LONGEST_TEXT ? [{ weight: 1, arbitrary: fc.constant("x".repeat(maxLength)) }] : []),
  );
}

/** Texts that match a pattern; any text where fast-check cannot read the pattern (a look-ahead), for a validator to refuse. */
function matching(pattern: string, maxLength: number): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"), { maxLength, size: "small" });
  } catch {
    return fc.string({ maxLength: SPARE_CHARACTERS });
  }
}

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compilePattern, matchPattern, readEvent } from "./index.ts";

// cases/<what>.json: one file an operator. A pattern or event that JSON.parse would change stands as text.
interface Case {
  readonly name: string;
  readonly pattern: object | string;
  readonly event: object | string;
  readonly expect: "match" | "nomatch" | "error";
  readonly message?: string;
}

const folder = new URL("./cases/", import.meta.url);

describe.each(readdirSync(folder))("%s", (file) => {
  const cases = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Case[];

  test.each(cases)("$name", ({ name: _name, pattern, event, ...answer }) => {
    expect(answerTo(asText(pattern), asText(event))).toEqual(answer);
  });
});

describe("text that is not JSON", () => {
  test.each([
    [
      "nonsense",
      "Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ],
    ["{'a': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
    ['{"a": [1 2]}', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
    ['{"a": [1] "b"}', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"],
  ])("%s", (text, reason) => {
    expect(compilePattern(text)).toEqual({
      ok: false,
      code: "InvalidEventPatternException",
      message: `Event pattern is not valid. Reason: ${reason}`,
    });
  });
});

function answerTo(pattern: string, event: string): Pick<Case, "expect" | "message"> {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return { expect: "error", message: compiled.message };
  const read = readEvent(event);
  if (read === undefined) throw new Error("the case's event is not a JSON object");
  return { expect: matchPattern(compiled.pattern, read) ? "match" : "nomatch" };
}

function asText(value: object | string): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

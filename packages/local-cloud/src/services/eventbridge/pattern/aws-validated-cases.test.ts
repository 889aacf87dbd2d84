import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compilePattern, matchPattern, readEvent } from "./index.ts";

interface ValidatedCase {
  readonly name: string;
  readonly pattern: string;
  readonly event: string;
  readonly expect: "match" | "nomatch" | "error";
  readonly errorMessage?: string;
}

// The recorded answers belong to others and lie beside the repository where they are at hand.
const recorded = new URL(
  "../../../../../../../shared/conformance/event-patterns/aws-validated-cases.jsonl",
  import.meta.url,
);

test("every pattern case that AWS answered gets AWS's answer", ({ skip }) => {
  skip(!existsSync(recorded), "the recorded cases are not at ../shared/conformance/event-patterns");
  const cases = readFileSync(recorded, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ValidatedCase);
  const differing = cases.filter((validated) => !agrees(validated)).map(({ name }) => name);
  expect({ agree: cases.length - differing.length, differing }).toEqual({ agree: 163, differing: [] });
});

function agrees(validated: ValidatedCase): boolean {
  const compiled = compilePattern(validated.pattern);
  if (!compiled.ok) {
    // Where the text is not JSON at all the record leaves AWS's words out.
    return validated.expect === "error" && ["", compiled.message].includes(validated.errorMessage ?? "");
  }
  const event = readEvent(validated.event);
  if (event === undefined) return false;
  return validated.expect === (matchPattern(compiled.pattern, event) ? "match" : "nomatch");
}

import { createColors } from "picocolors";
import type { Json } from "../../json.ts";
import type { Finding } from "../finding.ts";
import { SHOWN_LINES } from "../limits.ts";
import type { Review } from "../review.ts";
import { diffLines, type DiffLine } from "./diff-lines.ts";
import { nearChanges } from "./near-changes.ts";
import {
  placeOf,
  readerOf,
  revisionsOf,
  shorten,
  summaryOf,
  unchangedOf,
  verdictOf,
  verdictsOf,
  whoIsHit,
} from "./words.ts";

type Colors = ReturnType<typeof createColors>;

/** Prints a review for a person at a terminal; in colours when that is wanted. */
export function printTerminal(review: Review, colours: boolean): string {
  const paint = createColors(colours);
  return [
    ...review.findings.flatMap((finding) => printFinding(finding, paint)),
    ...printCompared(review, paint),
    "",
    paint.bold(`${summaryOf(review)}.`),
    "",
  ].join("\n");
}

function printFinding(finding: Finding, paint: Colors): readonly string[] {
  const head = `${mark(finding, paint)} ${paint.bold(finding.eventType)}  ${verdictOf(finding)}`;
  if (finding.severity === "note") {
    return [head, `  ${finding.sentence}`, ...list("readers", whoIsHit(finding), paint), ""];
  }
  return [
    head,
    `  ${finding.sentence}`,
    ...printExemption(finding, paint),
    ...printPlaces(finding, paint),
    ...printWitness(finding, paint),
    ...list("readers", finding.readers.map(readerOf), paint),
    ...list("to do", finding.mend, paint),
    "",
  ];
}

function mark({ severity, exemption }: Finding, paint: Colors): string {
  if (exemption !== undefined) return paint.yellow("exempt ");
  if (severity === "error") return paint.red("BLOCKS ");
  return severity === "warning" ? paint.yellow("warning") : paint.dim("note   ");
}

function printExemption({ exemption }: Finding, paint: Colors): readonly string[] {
  if (exemption === undefined) return [];
  return [paint.yellow(`  let pass until ${exemption.expires} by ${exemption.owner}: ${exemption.reason}`)];
}

function printPlaces(finding: Finding, paint: Colors): readonly string[] {
  const { old, now } = finding;
  return [
    ...(old === undefined ? [] : [paint.dim(`  was ${placeOf(old)} (${revisionsOf(finding)})`)]),
    ...(now === undefined ? [] : [paint.dim(`  now ${placeOf(now)}`)]),
    ...cut(nearChanges(diffLines(old, now))).map((line) => printDiffLine(line, paint)),
  ];
}

function printDiffLine({ sign, text }: DiffLine, paint: Colors): string {
  const line = `    ${sign} ${shorten(text)}`;
  if (sign === "-") return paint.red(line);
  return sign === "+" ? paint.green(line) : paint.dim(line);
}

function printWitness({ witness }: Finding, paint: Colors): readonly string[] {
  if (witness === undefined) return [];
  const { event, error } = witness;
  const at = error.instancePath === "" ? "" : ` at ${error.instancePath}`;
  return [`  event ${paint.dim(`(refused${at}: ${error.message})`)}`, ...jsonLines(event).map((line) => `    ${line}`)];
}

function jsonLines(value: Json): readonly string[] {
  return cut(
    JSON.stringify(value, undefined, 2)
      .split("\n")
      .map((text) => ({ sign: " ", text }) as const),
  ).map(({ text }) => shorten(text));
}

/** The beginning of what is too long; JSON and SARIF have all of it. */
function cut(lines: readonly DiffLine[]): readonly DiffLine[] {
  if (lines.length <= SHOWN_LINES) return lines;
  return [...lines.slice(0, SHOWN_LINES), { sign: " ", text: `… ${lines.length - SHOWN_LINES} more lines` }];
}

function list(title: string, lines: readonly string[], paint: Colors): readonly string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${paint.dim("·")} ${line}`)];
}

function printCompared(review: Review, paint: Colors): readonly string[] {
  const { revisions, pairs } = review;
  return [
    paint.bold(`Compared with ${revisions.join(", ")}`),
    ...pairs.map((pair) => `  ${pair.eventType}  ${pair.mode}  ${pair.revisions.join(", ")}: ${verdictsOf(pair)}`),
    `  ${unchangedOf(review)}`,
  ];
}

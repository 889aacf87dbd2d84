import type { Finding } from "../finding.ts";
import { COMMENT_CHARACTERS } from "../limits.ts";
import { blocks, type Review } from "../review.ts";
import { diffLines } from "./diff-lines.ts";
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

/** The first line of the comment, by which the next run finds it. */
export const STICKY_MARKER = "<!-- streambridge schema review -->";

/** Prints a review as the comment of a pull request; findings that do not fit are counted. */
export function printMarkdown(review: Review): string {
  const head = [STICKY_MARKER, `## Schema review: ${summaryOf(review)}`, ""].join("\n");
  const foot = printCompared(review).join("\n");
  let body = "";
  for (const [index, finding] of review.findings.entries()) {
    const next = `${printFinding(finding).join("\n")}\n`;
    if (head.length + body.length + next.length + foot.length > COMMENT_CHARACTERS) {
      body += `\n_${review.findings.length - index} more findings do not fit here; \`streambridge schema review\` shows them._\n\n`;
      break;
    }
    body += next;
  }
  return `${head}${body}${foot}`;
}

function printFinding(finding: Finding): readonly string[] {
  const title = `**${finding.eventType}** · ${verdictOf(finding)}`;
  if (finding.severity === "note") {
    const readers = whoIsHit(finding).map((reader) => `  - ${reader}`);
    return [`- ${icon(finding)} ${title}: ${finding.sentence}`, ...readers, ""];
  }
  const { exemption } = finding;
  return [
    `### ${icon(finding)} ${title}`,
    "",
    finding.sentence,
    "",
    ...(exemption === undefined
      ? []
      : [`> Let pass until ${exemption.expires} by ${exemption.owner}: ${exemption.reason}`, ""]),
    ...printPlaces(finding),
    ...printWitness(finding),
    ...list("Readers", finding.readers.map(readerOf)),
    ...list("What to do", finding.mend),
  ];
}

function icon({ severity, exemption }: Finding): string {
  if (exemption !== undefined) return "🕓";
  if (severity === "error") return "❌";
  return severity === "warning" ? "⚠️" : "ℹ️";
}

function printPlaces(finding: Finding): readonly string[] {
  const { old, now } = finding;
  const lines = nearChanges(diffLines(old, now));
  return [
    ...(old === undefined ? [] : [`- was \`${placeOf(old)}\` (${revisionsOf(finding)})`]),
    ...(now === undefined ? [] : [`- now \`${placeOf(now)}\``]),
    "",
    ...(lines.length === 0 ? [] : fence("diff", lines.map(({ sign, text }) => `${sign} ${shorten(text)}`).join("\n"))),
  ];
}

function printWitness({ witness }: Finding): readonly string[] {
  if (witness === undefined) return [];
  const { event, error } = witness;
  const at = error.instancePath === "" ? "" : ` at \`${error.instancePath}\``;
  return [
    `<details><summary>An event that shows it</summary>`,
    "",
    `Refused${at}: ${error.message}`,
    "",
    ...fence("json", JSON.stringify(event, undefined, 2).split("\n").map(shorten).join("\n")),
    "</details>",
    "",
  ];
}

/** A block of code whose fence is longer than any in it. */
export function fence(language: string, text: string): readonly string[] {
  const ticks = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1;
  return ["`".repeat(ticks) + language, text, "`".repeat(ticks), ""];
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, "", ...lines.map((line) => `- ${line}`), ""];
}

function printCompared(review: Review): readonly string[] {
  const { revisions, pairs } = review;
  const rows = pairs.map(
    (pair) => `| ${[pair.eventType, pair.mode, pair.revisions.join(", "), verdictsOf(pair)].join(" | ")} |`,
  );
  const verdict = blocks(review) ? "This must not be merged as it is." : "";
  return [
    ...(verdict === "" ? [] : [verdict, ""]),
    `<details><summary>Compared with ${revisions.join(", ")}</summary>`,
    "",
    ...(rows.length === 0
      ? []
      : ["| event type | mode | revisions | verdicts |", "| --- | --- | --- | --- |", ...rows, ""]),
    `${unchangedOf(review)}.`,
    "",
    "</details>",
    "",
  ];
}

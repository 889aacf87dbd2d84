import type { Finding, Severity } from "../finding.ts";
import type { Review } from "../review.ts";
import { summaryOf, verdictOf, whoIsHit } from "./words.ts";

/** GitHub's words for how much a finding weighs. */
const COMMANDS = { error: "error", warning: "warning", note: "notice" } as const satisfies Record<Severity, string>;

/**
 * Prints a review as workflow commands, which GitHub shows at the line in the pull request.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function printGitHub(review: Review): string {
  return [...review.findings.map(annotate), `${summaryOf(review)}.`, ""].join("\n");
}

function annotate(finding: Finding): string {
  const { severity, exemption, now, old, eventType, sentence, mend } = finding;
  const command = exemption === undefined ? COMMANDS[severity] : "notice";
  const place = now ?? old;
  const properties = {
    ...(place !== undefined && { file: place.file }),
    // A line of the file as it was means nothing in the file as it is.
    ...(now !== undefined && { line: now.line, col: now.column }),
    title: `${eventType} ${verdictOf(finding)}`,
  };
  const exempted = exemption === undefined ? [] : [`Let pass until ${exemption.expires} by ${exemption.owner}.`];
  const words = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${words.join(",")}::${escapeData([sentence, ...whoIsHit(finding), ...exempted, ...mend].join("\n"))}`;
}

/** A text as the message of a workflow command. */
export function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A text as the value of a property of a workflow command. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

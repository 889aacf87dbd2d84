import type { StreambridgeError } from "@streambridge/errors";
import type { Problem } from "../../problem.ts";
import { COMMENT_CHARACTERS } from "../limits.ts";
import { escapeData, escapeProperty } from "./github.ts";
import { fence, STICKY_MARKER } from "./markdown.ts";

/** Prints why nothing was compared as the comment of a pull request, so that what an earlier run said does not stay there. */
export function printRefusedMarkdown({ code, sentence, mend }: StreambridgeError): string {
  const text = [`${code}: ${sentence}`, ...(mend === undefined ? [] : [mend])].join("\n");
  return [
    STICKY_MARKER,
    "## Schema review: nothing was compared",
    "",
    "What breaks for whom can be said once this is mended.",
    "",
    ...fence("text", text.slice(0, COMMENT_CHARACTERS / 2)),
  ].join("\n");
}

/** Prints the problems of an error as workflow commands, which GitHub shows at their lines; empty for one without. */
export function printRefusedGitHub({ detail }: StreambridgeError): string {
  const problems = (detail?.["problems"] ?? []) as readonly Problem[];
  return problems.map((problem) => `${annotate(problem)}\n`).join("");
}

function annotate({ file, line, column, pointer, rule, wanted, came, mend }: Problem): string {
  const place = line === undefined ? "" : `,line=${line},col=${column}`;
  const at = pointer === "" ? "" : `#${pointer}: `;
  const text = escapeData(`${at}wanted ${wanted}, came ${came}\n${mend}`);
  return `::error file=${escapeProperty(file)}${place},title=${escapeProperty(`schema check ${rule}`)}::${text}`;
}

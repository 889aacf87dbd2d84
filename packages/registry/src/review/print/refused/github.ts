import type { StreambridgeError } from "@streambridge/errors";
import type { Problem } from "../../../problem.ts";
import { escapeData, escapeProperty } from "../github.ts";
import { problemsOf } from "./problems-of.ts";

/** Prints why nothing was compared as workflow commands: the problems at their lines, anything else for the run as a whole. */
export function printRefusedGitHub(error: StreambridgeError): string {
  const problems = problemsOf(error);
  const lines = problems.length > 0 ? problems.map(annotate) : [annotateRun(error)];
  return lines.map((line) => `${line}\n`).join("");
}

function annotate({ file, line, column, pointer, rule, wanted, came, mend }: Problem): string {
  const place = line === undefined ? "" : `,line=${line},col=${column}`;
  const at = pointer === "" ? "" : `#${pointer}: `;
  const text = escapeData(`${at}wanted ${wanted}, came ${came}\n${mend}`);
  return `::error file=${escapeProperty(file)}${place},title=${escapeProperty(`schema check ${rule}`)}::${text}`;
}

function annotateRun({ code, sentence, mend }: StreambridgeError): string {
  const text = escapeData([sentence, ...(mend === undefined ? [] : [mend])].join("\n"));
  return `::error title=${escapeProperty(`schema review ${code}`)}::${text}`;
}

import { exitCodeOf, type StreambridgeError } from "@streambridge/errors";
import type { Log, Result } from "sarif";
import type { Problem } from "../../../problem.ts";
import { SARIF_FRAME, SARIF_TOOL } from "../sarif.ts";
import { problemsOf } from "./problems-of.ts";

/**
 * Prints why nothing was compared as SARIF 2.1.0: a run that did not succeed, with each problem in a file as a result, so
 * that code scanning shows it at its line.
 */
export function printRefusedSarif(error: StreambridgeError): string {
  const { code, sentence, mend } = error;
  const problems = problemsOf(error);
  const text = [`${code}: ${sentence}`, ...(mend === undefined ? [] : [mend])].join("\n");
  const log: Log = {
    ...SARIF_FRAME,
    runs: [
      {
        tool: {
          driver: { name: SARIF_TOOL, rules: [...new Set(problems.map(({ rule }) => rule))].map((id) => ({ id })) },
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: false,
            exitCode: exitCodeOf(error),
            toolExecutionNotifications: [{ level: "error", descriptor: { id: code }, message: { text } }],
          },
        ],
        results: problems.map(describe),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describe({ rule, file, line, column, pointer, wanted, came, mend }: Problem): Result {
  const at = pointer === "" ? "" : `#${pointer}: `;
  return {
    ruleId: rule,
    level: "error",
    message: { text: `${at}wanted ${wanted}, came ${came}\n${mend}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file, uriBaseId: "%SRCROOT%" },
          ...(line !== undefined && {
            region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
          }),
        },
      },
    ],
  };
}

import { LOG_TAIL_BYTES } from "../limits.ts";

/** What is told of one invocation around its own lines. */
export interface Report {
  readonly requestId: string;
  readonly milliseconds: number;
  readonly memoryMb: number;
}

/**
 * The end of an invocation's log as Lambda writes it: a line at its start, its own, and two at its end. How much memory it
 * used is not measured here, so it is not told.
 *
 * @returns 4 KiB at most.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function writeLog(lines: readonly string[], { requestId, milliseconds, memoryMb }: Report): string {
  const duration = `Duration: ${milliseconds.toFixed(2)} ms\tBilled Duration: ${Math.ceil(milliseconds)} ms`;
  const all = [
    `START RequestId: ${requestId} Version: $LATEST`,
    ...lines,
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\t${duration}\tMemory Size: ${memoryMb} MB\t`,
  ];
  return Buffer.from(`${all.join("\n")}\n`)
    .subarray(-LOG_TAIL_BYTES)
    .toString("utf8");
}

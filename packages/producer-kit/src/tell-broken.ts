import { Logger } from "@aws-lambda-powertools/logger";
import { StreambridgeError } from "@streambridge/errors";
import type { Request } from "./read-body.ts";

let logger: Logger | undefined;

/**
 * Logs that a request ended in something broken, under the id that API Gateway sends its caller in the header
 * `apigw-requestid`: who asks with that id is told by one search of the log. Of the error it tells name and place only: its text
 * may quote what a person sent.
 *
 * @returns What to throw in its place, so that Lambda counts an error and logs nothing else of it.
 */
export function tellBroken({ requestContext, routeKey }: Request, thrown: unknown): StreambridgeError {
  const { requestId } = requestContext;
  logger ??= new Logger();
  logger.error("request failed", { requestId, route: routeKey, ...traceOf(thrown) });
  return new StreambridgeError("UNEXPECTED", `request ${requestId} failed; the line before says where`);
}

function traceOf(thrown: unknown): { readonly error?: string; readonly frames?: readonly string[] } {
  if (!(thrown instanceof Error)) return {};
  const frames = thrown.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return { error: thrown.name, frames: frames.map((line) => line.trim()) };
}

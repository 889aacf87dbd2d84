import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { ReprocessAnswer, ReprocessRequest } from "@streambridge/bridge";
import { StreambridgeError } from "@streambridge/errors";
import { toJson } from "@streambridge/events";
import type { Reach } from "../reach.ts";

/**
 * Asks the deployed function to send one record through the bridge again.
 *
 * @param functionName the `Reprocess` function of the stage
 * @throws StreambridgeError `AWS_FAILED` when the function did not answer: it threw, ran out of time or out of memory. The
 *   record may have been published all the same; its events' ids make a repeat harmless.
 */
export async function reprocess(
  { lambda }: Pick<Reach, "lambda">,
  functionName: string,
  request: ReprocessRequest,
): Promise<ReprocessAnswer> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(toJson(request)) }),
  );
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || "null");
  if (FunctionError === undefined) return answer as ReprocessAnswer;
  const { errorType = FunctionError } = (answer ?? {}) as { readonly errorType?: string };
  throw new StreambridgeError("AWS_FAILED", `the function ${functionName} ended in ${errorType}`, {
    mend: "Its log says more. A record that kills the function needs another version of it.",
  });
}

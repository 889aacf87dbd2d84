import type { ReprocessAnswer, ReprocessRequest } from "@streambridge/bridge";
import { invoke } from "../../invoke.ts";
import type { Reach } from "../reach.ts";

/**
 * Asks the deployed function to send one record through the bridge again.
 *
 * @param functionName the `Reprocess` function of the stage
 * @throws StreambridgeError `AWS_FAILED` when the function did not answer. The record may have been published all the same;
 *   its events' ids make a repeat harmless.
 */
export function reprocess(
  { lambda }: Pick<Reach, "lambda">,
  functionName: string,
  request: ReprocessRequest,
): Promise<ReprocessAnswer> {
  return invoke(lambda, functionName, request);
}

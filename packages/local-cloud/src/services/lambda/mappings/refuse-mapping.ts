import { StreambridgeError } from "@streambridge/errors";

/**
 * The refusal of a mapping that AWS would not make.
 *
 * @param problem in AWS's words where they are known.
 * @param mend what to change; by default, the mapping.
 * @returns StreambridgeError `GRAPH_UNSUPPORTED`, for the caller to throw.
 */
export function refusedMapping(
  mapping: string,
  problem: string,
  mend = "Correct the mapping in the stack",
): StreambridgeError {
  return new StreambridgeError("GRAPH_UNSUPPORTED", `event source mapping ${mapping}: ${problem}`, {
    mend: `${mend}: a deployment would be refused for it.`,
    detail: { mapping },
  });
}

import { StreambridgeError } from "@streambridge/errors";
import type { Reach } from "./reach.ts";

/** What AWS calls credentials that were good once, never were, or do not sign. */
const REFUSED_CREDENTIALS = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "InvalidSignatureException",
  "SignatureDoesNotMatch",
]);

const SIGN_IN =
  "Set AWS_PROFILE (and `aws sso login` if it signs in that way), or AWS_ACCESS_KEY_ID and its secret; without --stage it is the stack of `npm start`.";

/**
 * What AWS's SDK threw, in words for the person who called the command. What they have to set right (credentials, an address) is
 * `USAGE` and names it; what AWS or the network failed at is `AWS_FAILED`. An error of neither is ours and stays as it is.
 */
export function explainFault(thrown: unknown, { stage, region, isHere, endpoint }: FaultOf): unknown {
  if (thrown instanceof StreambridgeError || !(thrown instanceof Error)) return thrown;
  const { name, message, code } = thrown as NodeJS.ErrnoException;
  const [told = ""] = message.split("\n");
  const fault = (kind: "USAGE" | "AWS_FAILED", sentence: string, mend: string): StreambridgeError =>
    new StreambridgeError(kind, sentence, { cause: thrown, mend });

  if (name === "CredentialsProviderError")
    return fault(
      "USAGE",
      `no credentials for AWS were found, and --stage ${stage} means a deployment: ${told}`,
      SIGN_IN,
    );
  if (REFUSED_CREDENTIALS.has(name))
    return fault("USAGE", `AWS does not take these credentials: ${name}: ${told}`, SIGN_IN);
  if (code === "ENOTFOUND" && endpoint !== undefined)
    return fault("USAGE", `--endpoint ${endpoint} names a host that nobody knows`, "See how its name is written.");
  if (code === "ECONNREFUSED" && endpoint !== undefined)
    return fault("AWS_FAILED", `nothing answers at --endpoint ${endpoint}`, HERE);
  if (name === "TimeoutError")
    return fault("AWS_FAILED", `no answer from ${endpoint ?? `AWS in ${region}`} within its time: ${told}`, NETWORK);
  if (code === "ENOTFOUND")
    return fault(
      "AWS_FAILED",
      `AWS has no address in region ${region}, or the network does not know it: ${told}`,
      NETWORK,
    );

  const isAws = "$metadata" in thrown || "$fault" in thrown || code !== undefined;
  if (!isAws) return thrown;
  return fault("AWS_FAILED", `${name}: ${told}`, isHere ? HERE : RIGHTS);
}

/** What the words of a fault need to know of the stack that was asked. */
type FaultOf = Pick<Reach, "stage" | "region" | "isHere" | "endpoint">;

const NETWORK = "Check that there is such a region (--region, AWS_REGION), and that this machine is connected.";
const HERE =
  "See whether the local stack still runs; `npm start` starts one, and without --endpoint the command finds its address.";
const RIGHTS =
  "Check that your credentials are valid for this account, and that they have the rights of docs/operating.md.";

import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { StreambridgeError } from "@streambridge/errors";
import { toJson } from "@streambridge/events";

/**
 * Asks a deployed function and answers what it answered.
 *
 * @throws StreambridgeError `USAGE` when the function says that what it was asked for cannot be meant; `AWS_FAILED` when it
 *   did not answer: it threw, ran out of time or out of memory. What it was asked for may have happened all the same.
 */
export async function invoke<Answer>(lambda: LambdaClient, functionName: string, request: object): Promise<Answer> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(toJson(request)) }),
  );
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || "null");
  if (FunctionError === undefined) return answer as Answer;
  const { errorType = FunctionError, errorMessage } = (answer ?? {}) as ErrorAnswer;
  const mistake = errorType === "StreambridgeError" ? /^USAGE: (.+)$/s.exec(errorMessage ?? "")?.[1] : undefined;
  if (mistake !== undefined) throw new StreambridgeError("USAGE", mistake, { mend: "Nothing of it was done." });
  // A sentence of ours begins with its code and quotes no row; that of anything else may.
  const said = errorType === "StreambridgeError" && errorMessage !== undefined ? errorMessage : errorType;
  throw new StreambridgeError("AWS_FAILED", `the function ${functionName} ended in ${said}`, {
    mend: "Its log says more. What kills the function needs another version of it.",
  });
}

/** What Lambda answers of a function that threw. */
interface ErrorAnswer {
  readonly errorType?: string;
  readonly errorMessage?: string;
}

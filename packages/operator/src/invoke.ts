import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { StreambridgeError } from "@streambridge/errors";
import { toJson } from "@streambridge/events";

/**
 * Asks a deployed function and answers what it answered.
 *
 * @throws StreambridgeError `AWS_FAILED` when the function did not answer: it threw, ran out of time or out of memory. What
 *   it was asked for may have happened all the same.
 */
export async function invoke<Answer>(lambda: LambdaClient, functionName: string, request: object): Promise<Answer> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(toJson(request)) }),
  );
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || "null");
  if (FunctionError === undefined) return answer as Answer;
  const { errorType = FunctionError, errorMessage } = (answer ?? {}) as ErrorAnswer;
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

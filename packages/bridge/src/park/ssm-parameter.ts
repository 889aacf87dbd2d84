import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

/** Reads the text of an SSM parameter, with one retry. Rejects with the SDK's error when that fails. */
export async function readSsmParameter(
  name: string,
  abortSignal: AbortSignal,
  client = new SSMClient({ maxAttempts: 2 }),
): Promise<string> {
  const { Parameter } = await client.send(new GetParameterCommand({ Name: name }), { abortSignal });
  return Parameter?.Value ?? "";
}

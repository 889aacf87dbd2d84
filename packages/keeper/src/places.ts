import { StreambridgeError } from "@streambridge/errors";
import { GetParametersByPathCommand, type Parameter, type SSMClient } from "@aws-sdk/client-ssm";
import { leftBehind } from "./left-behind.ts";

/** A queue of failures. */
export interface Place {
  /** `bridge`, or a consumer's name: the folder in the archive. */
  readonly name: string;
  readonly queueUrl: string;
  /** Whether its consumer left the program: nobody will see to what lies there, young or old. */
  readonly left: boolean;
}

/** Where failures lie, and the bucket that keeps them in the end. */
export interface Places {
  readonly failuresBucket: string;
  readonly queues: readonly Place[];
}

/**
 * Reads from the topology which queues of failures there are: those of this deployment at this moment, so that a consumer
 * that was added since needs no change here; and both queues of each consumer that left the program, which stay in production.
 *
 * @throws StreambridgeError SETTING_MISSING when the bridge's part is not there; SSM's own error when it does not answer.
 */
export async function findPlaces(ssm: SSMClient, topologyPath: string): Promise<Places> {
  const parts = new Map((await readAll(ssm, topologyPath)).map((part) => [nameOf(part, topologyPath), valueOf(part)]));
  const { failuresBucket, parkQueue } = parts.get("bridge") ?? {};
  if (failuresBucket === undefined || parkQueue === undefined) throw notThere(topologyPath);
  const consumers = [...parts].flatMap(([part, { deadLetters }]) =>
    part.startsWith("consumers/") && deadLetters !== undefined
      ? [{ name: part.slice("consumers/".length), queueUrl: deadLetters, left: false }]
      : [],
  );
  const left = leftBehind(parts).flatMap(({ name, queue, deadLetters }) =>
    [deadLetters, queue].map((queueUrl) => ({ name, queueUrl, left: true })),
  );
  return { failuresBucket, queues: [{ name: "bridge", queueUrl: parkQueue, left: false }, ...consumers, ...left] };
}

async function readAll(ssm: SSMClient, path: string): Promise<Parameter[]> {
  const parameters: Parameter[] = [];
  let NextToken: string | undefined;
  do {
    const command = new GetParametersByPathCommand({ Path: path, Recursive: true, NextToken });
    const page = await ssm.send(command);
    parameters.push(...(page.Parameters ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return parameters;
}

const nameOf = ({ Name = "" }: Parameter, path: string): string => Name.slice(path.length);
const valueOf = ({ Value = "{}" }: Parameter) => JSON.parse(Value) as Readonly<Record<string, string | undefined>>;

function notThere(path: string): StreambridgeError {
  return new StreambridgeError("SETTING_MISSING", `The parameter ${path}bridge does not say where failures lie.`, {
    mend: "Deploy the stack again; stacks/topology.ts writes it.",
    detail: { path },
  });
}

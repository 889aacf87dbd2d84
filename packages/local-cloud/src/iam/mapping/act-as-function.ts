import { awsFault } from "../../services/aws-fault.ts";
import type { Queues } from "../../services/sqs/queues.ts";
import type { Iam } from "../iam.ts";

/** What mappings receive from, and write to. */
export interface Stores {
  readonly queues: Queues;
  readonly putObject: (bucket: string, key: string, body: string) => Promise<void>;
}

/**
 * Queues and buckets as a mapping uses them, which acts with the role of its function: every call is decided anew, since
 * the policy of a queue can change.
 *
 * @returns What is refused rejects with an AwsFault `AccessDenied`.
 */
export function actAsFunction(
  functionName: string,
  iam: Pick<Iam, "authorizeFunction">,
  { queues, putObject, arnOf }: Stores & { readonly arnOf: (queue: string) => string },
): Stores {
  const demand = async (action: string, resource: string): Promise<void> => {
    const decision = iam.authorizeFunction(functionName, action, resource);
    if (decision.allowed) return;
    throw awsFault("AccessDenied", `not authorized to perform: ${action} on resource: ${resource} ${decision.reason}`, {
      status: 403,
    });
  };
  return {
    queues: {
      ...queues,
      send: async (queue, ...message) => {
        await demand("sqs:SendMessage", arnOf(queue));
        return queues.send(queue, ...message);
      },
      receive: async (queue, ...wanted) => {
        await demand("sqs:ReceiveMessage", arnOf(queue));
        return queues.receive(queue, ...wanted);
      },
      delete: async (queue, receiptHandle) => {
        await demand("sqs:DeleteMessage", arnOf(queue));
        return queues.delete(queue, receiptHandle);
      },
    },
    putObject: async (bucket, key, body) => {
      await demand("s3:PutObject", `arn:aws:s3:::${bucket}/${key}`);
      return putObject(bucket, key, body);
    },
  };
}

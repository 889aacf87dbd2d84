import { DEAD_LETTER_RETENTION_S, QUEUE_RETENTION_S } from "./numbers.ts";
import { keepInProduction } from "./stage.ts";

/** A work queue and the queue for what it could not handle. */
export interface QueuePair {
  readonly work: sst.aws.Queue;
  readonly dead: sst.aws.Queue;
}

/** Makes a queue that keeps what failed for as long as SQS keeps anything. */
export function createDeadLetters(name: string): sst.aws.Queue {
  return new sst.aws.Queue(
    name,
    // Encrypted by SQS itself: EventBridge cannot deliver under the default KMS key of SQS (rule 16).
    { transform: { queue: { messageRetentionSeconds: DEAD_LETTER_RETENTION_S, sqsManagedSseEnabled: true } } },
    keepInProduction(),
  );
}

/** Makes `<prefix>Queue` and `<prefix>DeadLetters`, each bound to the other. */
export function createQueuePair(
  prefix: string,
  needs: { visibilityTimeoutSeconds: number; maxReceiveCount: number },
): QueuePair {
  const dead = createDeadLetters(`${prefix}DeadLetters`);
  const work = new sst.aws.Queue(
    `${prefix}Queue`,
    {
      visibilityTimeout: `${needs.visibilityTimeoutSeconds} seconds`,
      dlq: { queue: dead.arn, retry: needs.maxReceiveCount },
      transform: { queue: { messageRetentionSeconds: QUEUE_RETENTION_S, sqsManagedSseEnabled: true } },
    },
    // What waits in it when its consumer leaves the program is not thrown away with it.
    keepInProduction(),
  );
  // A property of the dead-letter queue would name the work queue, which names the dead-letter queue: it is a resource
  // of its own.
  new aws.sqs.RedriveAllowPolicy(`${prefix}DeadLettersRedriveAllow`, {
    queueUrl: dead.url,
    redriveAllowPolicy: $jsonStringify({ redrivePermission: "byQueue", sourceQueueArns: [work.arn] }),
  });
  return { work, dead };
}

/** A function that works for all consumers, and what it may do to a queue of each. */
export interface Admitted {
  /** Name of the statement. */
  readonly sid: string;
  readonly roleArn: $util.Input<string>;
  readonly actions: readonly string[];
}

/**
 * Lets one rule of EventBridge send to a queue, what is admitted beside it do what it says, and nobody send or receive
 * without TLS. A queue keeps one policy: this is the only place that makes one.
 *
 * @param name the policy's logical name; it starts with the queue's.
 */
export function admitRule(
  name: string,
  queue: sst.aws.Queue,
  ruleArn: $util.Input<string>,
  others: readonly Admitted[] = [],
): aws.sqs.QueuePolicy {
  return new aws.sqs.QueuePolicy(
    name,
    {
      queueUrl: queue.url,
      policy: $jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "OneRule",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queue.arn,
            Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
          },
          ...others.map(({ sid, roleArn, actions }) => ({
            Sid: sid,
            Effect: "Allow",
            Principal: { AWS: roleArn },
            Action: actions,
            Resource: queue.arn,
          })),
          {
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource: queue.arn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    },
    // A queue that stays when it leaves the program still admits the functions that empty it.
    { parent: queue, ...keepInProduction() },
  );
}

import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import type { QueuePair } from "./queues.ts";

/** Where the bridge puts data that is too large for an event, and the prefix of its keys. */
export interface Claims {
  readonly arn: $util.Input<string>;
  readonly prefix: string;
}

/** What of one consumer a right can be about. */
export interface ConsumerParts {
  readonly claims: Claims;
  readonly queues: QueuePair;
  readonly guard: sst.aws.Dynamo | undefined;
  readonly secrets: Readonly<Record<string, sst.Secret>>;
}

/** What a consumer's function may do: statements on its own resources, claims, and what its subscription declares. */
export function consumerRights(
  { rights = {} }: Subscription,
  { claims, queues, guard, secrets }: ConsumerParts,
): sst.aws.FunctionPermissionArgs[] {
  const statements: sst.aws.FunctionPermissionArgs[] = [
    {
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"],
      resources: [queues.work.arn],
    },
    { actions: ["sqs:SendMessage"], resources: [queues.dead.arn] },
    { actions: ["s3:GetObject"], resources: [$interpolate`${claims.arn}/${claims.prefix}*`] },
  ];
  // The guard swaps whole rows on a condition, and never has to read one first.
  if (guard !== undefined) statements.push({ actions: ["dynamodb:PutItem"], resources: [guard.arn] });
  if (rights.sendEmailAs !== undefined) statements.push(sendEmailAs(rights.sendEmailAs, secrets));
  return statements;
}

/** @throws Error when the subscription has no setting of that name. */
function sendEmailAs(setting: string, secrets: Readonly<Record<string, sst.Secret>>): sst.aws.FunctionPermissionArgs {
  const sender = secrets[setting];
  if (sender === undefined)
    throw new Error(`rights.sendEmailAs names "${setting}", which is no setting of the subscription`);
  const { region } = aws.getRegionOutput();
  const { accountId } = aws.getCallerIdentityOutput();
  const identity = $interpolate`arn:aws:ses:${region}:${accountId}:identity/${sender.value}`;
  return { actions: ["ses:SendEmail"], resources: [identity] };
}

import type { ResourceGraph } from "../graph/graph.ts";

/** The types of resources that the local cloud emulates. */
export const EMULATED: ReadonlySet<string> = new Set([
  "aws:apigatewayv2/api:Api",
  "aws:apigatewayv2/authorizer:Authorizer",
  "aws:apigatewayv2/integration:Integration",
  "aws:apigatewayv2/route:Route",
  "aws:apigatewayv2/stage:Stage",
  "aws:cloudwatch/eventArchive:EventArchive",
  "aws:cloudwatch/eventBus:EventBus",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:dynamodb/table:Table",
  "aws:iam/policy:Policy",
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:lambda/eventSourceMapping:EventSourceMapping",
  "aws:lambda/function:Function",
  "aws:lambda/permission:Permission",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:sqs/queue:Queue",
  "aws:sqs/queuePolicy:QueuePolicy",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  "aws:sqs/redrivePolicy:RedrivePolicy",
  "aws:ssm/parameter:Parameter",
]);

const DESCRIBES = "it describes events to people and code generators; EventBridge holds no event against it";
const DEFAULTS = "it changes nothing that a program on this machine could notice";

/** The types that need no emulation, each with the reason. */
export const NEEDS_NONE: ReadonlyMap<string, string> = new Map([
  ["aws:cloudwatch/dashboard:Dashboard", "nobody looks at one here; its metrics are answered by GetMetricData"],
  ["aws:cloudwatch/logGroup:LogGroup", "what functions log goes to the spy"],
  ["aws:cognito/userPool:UserPool", "the local issuer signs the tokens of any issuer that an authorizer names"],
  ["aws:cognito/userPoolClient:UserPoolClient", "the local issuer signs for any audience that an authorizer names"],
  ["aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2", DEFAULTS],
  ["aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "objects live as long as the local cloud"],
  ["aws:s3/bucketObjectv2:BucketObjectv2", "functions are bundled from their sources"],
  ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "nobody outside this machine reaches a bucket"],
  ["aws:s3/bucketVersioning:BucketVersioning", "one version of each object is kept"],
  ["aws:schemas/registry:Registry", DESCRIBES],
  ["aws:schemas/schema:Schema", DESCRIBES],
  ["aws:sns/topic:Topic", "what alarms publish goes to the spy"],
  [
    "aws:sns/topicSubscription:TopicSubscription",
    "what alarms publish goes to the spy, and no mail leaves this machine",
  ],
  ["random:index/randomBytes:RandomBytes", "recorded with the graph"],
  ["random:index/randomId:RandomId", "recorded with the graph"],
  ["random:index/randomPassword:RandomPassword", "recorded with the graph"],
]);

/** The types of a graph that are neither emulated nor known to need none, with how many resources of each there are. */
export function findNotEmulated(graph: ResourceGraph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type, custom } of graph.resources) {
    // Providers and links of components are bookkeeping of Pulumi and SST, not resources of AWS.
    const isBookkeeping = !custom || type.startsWith("pulumi:") || type.startsWith("sst:");
    if (!isBookkeeping && !EMULATED.has(type) && !NEEDS_NONE.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

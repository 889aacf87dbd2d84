import { viewGraph } from "../../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../../graph/graph.ts";
import { readPolicy } from "../policy/read-policy.ts";
import type { Policy } from "../policy/statement.ts";
import { functionArn, isForUrl, permissionDocument } from "./permission-document.ts";
import { documentText } from "./document-text.ts";
import { refuseProblems } from "./refuse-policy.ts";

/**
 * The policies that a program hangs at its buckets and functions, by the ARN of the bucket or function. Those of queues
 * are read with them, so that a part that is not emulated is named at boot, but they can be changed later: SQS keeps them.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a policy with a part that is not emulated.
 */
export function readResourcePolicies(graph: ResourceGraph): ReadonlyMap<string, readonly Policy[]> {
  const view = viewGraph(graph);
  const ofQueues = [...view.byType("aws:sqs/queuePolicy:QueuePolicy"), ...view.byType("aws:sqs/queue:Queue")];
  for (const resource of ofQueues) readDocument(resource);
  const ofBuckets = view
    .byType("aws:s3/bucketPolicy:BucketPolicy")
    .map((resource) => [`arn:aws:s3:::${String(resource.inputs["bucket"])}`, readDocument(resource)] as const);
  const permissions = view.byType("aws:lambda/permission:Permission").filter((permission) => !isForUrl(permission));
  const ofFunctions = permissions.map((resource) => {
    const document = JSON.stringify(permissionDocument(resource, graph.app));
    return [functionArn(resource, graph.app), [read(document, resource)]] as const;
  });
  const all = Map.groupBy([...ofBuckets, ...ofFunctions], ([arn]) => arn);
  return new Map([...all].map(([arn, policies]) => [arn, policies.flatMap(([, policy]) => policy)]));
}

function readDocument(resource: Resource): readonly Policy[] {
  const text = documentText(resource.inputs["policy"]);
  return text === "" ? [] : [read(text, resource)];
}

function read(document: string, { type, name }: Resource): Policy {
  return refuseProblems(readPolicy(document, "resource-based", `${type.split(":").at(-1)} ${name}`));
}

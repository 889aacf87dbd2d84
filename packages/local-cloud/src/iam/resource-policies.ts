import type { ResourceGraph } from "../graph/graph.ts";
import type { Queues } from "../services/sqs/queues.ts";
import { readResourcePolicies } from "./graph/read-resource-policies.ts";
import { readPolicy } from "./policy/read-policy.ts";
import type { Policy } from "./policy/statement.ts";

/** The policies that hang at a resource, or at the bucket or function that it is part of, by its ARN. */
export type ResourcePolicies = (arn: string) => readonly Policy[];

/**
 * Finds the policies of resources: those of buckets and functions are the graph's; those of queues are what SQS has at
 * that moment, since SetQueueAttributes may have changed them. A policy that came that way is not refused for a part
 * that is not emulated, but named in a warning, once, and taken the safe way.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a policy of the graph with a part that is not emulated.
 */
export function createResourcePolicies(
  graph: ResourceGraph,
  queues: Pick<Queues, "nameOfArn" | "attributesOf">,
  warn: (text: string) => void,
): ResourcePolicies {
  const ofGraph = readResourcePolicies(graph);
  const ofQueues = new Map<string, { readonly text: string; readonly policies: readonly Policy[] }>();

  const policiesOfQueue = (arn: string): readonly Policy[] => {
    const queue = queues.nameOfArn(arn);
    const text = queue === undefined ? "" : (queues.attributesOf(queue)["Policy"] ?? "");
    const known = ofQueues.get(arn);
    if (known?.text === text) return known.policies;
    const policies = text === "" ? [] : [readPolicy(text, "resource-based", `policy of queue ${queue}`)];
    for (const problem of policies.flatMap(problemsOf)) warn(problem);
    ofQueues.set(arn, { text, policies });
    return policies;
  };

  return (arn) => {
    const [, , service, , , resource = ""] = arn.split(":");
    if (service === "sqs") return policiesOfQueue(arn);
    // Objects are judged by the policy of their bucket.
    const holder = service === "s3" ? `arn:aws:s3:::${resource.split("/")[0]}` : arn;
    return ofGraph.get(holder) ?? [];
  };
}

function problemsOf({ name, statements }: Policy): readonly string[] {
  return statements.flatMap(({ label, problems }) =>
    problems.map(
      (problem) =>
        `${name}, statement ${label}: ${problem} is not emulated, so the statement allows nothing, or denies`,
    ),
  );
}

import type { Resource, ResourceGraph } from "../../graph/graph.ts";
import { viewGraph } from "../../graph/graph-view.ts";
import { DEFAULT_ATTRIBUTES, type QueueAttributes } from "./attributes.ts";

/** A queue that the program asks for. */
export interface QueueAsked {
  readonly name: string;
  readonly arn: string;
  readonly attributes: QueueAttributes;
}

/** A queue of a graph. */
export interface QueueInGraph extends QueueAsked {
  readonly tags: Readonly<Record<string, string>>;
}

// The provider's name of each input, and the attribute that it becomes.
const ATTRIBUTE_OF_INPUT: Readonly<Record<string, string>> = {
  contentBasedDeduplication: "ContentBasedDeduplication",
  deduplicationScope: "DeduplicationScope",
  delaySeconds: "DelaySeconds",
  fifoQueue: "FifoQueue",
  fifoThroughputLimit: "FifoThroughputLimit",
  kmsDataKeyReusePeriodSeconds: "KmsDataKeyReusePeriodSeconds",
  kmsMasterKeyId: "KmsMasterKeyId",
  maxMessageSize: "MaximumMessageSize",
  messageRetentionSeconds: "MessageRetentionPeriod",
  policy: "Policy",
  receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
  redriveAllowPolicy: "RedriveAllowPolicy",
  redrivePolicy: "RedrivePolicy",
  sqsManagedSseEnabled: "SqsManagedSseEnabled",
  visibilityTimeoutSeconds: "VisibilityTimeout",
};

/**
 * The queues of a graph, with the policies that stand as resources of their own put into their attributes. Of two
 * policies for one queue the last wins, as it would on AWS, where a queue has one policy document.
 */
export function readQueues(graph: ResourceGraph): readonly QueueInGraph[] {
  const view = viewGraph(graph);
  const policies = view.byType("aws:sqs/queuePolicy:QueuePolicy");
  const redrives = view.byType("aws:sqs/redrivePolicy:RedrivePolicy");
  const allows = view.byType("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
  return view.byType("aws:sqs/queue:Queue").map((queue) => {
    const apart = (of: readonly Resource[], input: string): QueueAttributes =>
      attributesOf(of.findLast(({ inputs }) => inputs["queueUrl"] === queue.outputs["url"])?.inputs ?? {}, [input]);
    return {
      name: String(queue.outputs["name"]),
      arn: String(queue.outputs["arn"]),
      tags: (queue.inputs["tags"] ?? {}) as Readonly<Record<string, string>>,
      attributes: {
        ...DEFAULT_ATTRIBUTES,
        ...attributesOf(queue.inputs, Object.keys(ATTRIBUTE_OF_INPUT)),
        ...apart(policies, "policy"),
        ...apart(redrives, "redrivePolicy"),
        ...apart(allows, "redriveAllowPolicy"),
      },
    };
  });
}

// A standard queue does not have these at all, not even as false.
const OF_FIFO_QUEUES = new Set(["contentBasedDeduplication", "deduplicationScope", "fifoQueue", "fifoThroughputLimit"]);

function attributesOf(inputs: Resource["inputs"], names: readonly string[]): QueueAttributes {
  const found = names.flatMap((name) => {
    const value = inputs[name];
    if (OF_FIFO_QUEUES.has(name) && inputs["fifoQueue"] !== true) return [];
    return value === undefined || value === null ? [] : [[ATTRIBUTE_OF_INPUT[name]!, asText(value)] as const];
  });
  return Object.fromEntries(found);
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

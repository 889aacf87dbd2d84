import type { Clock } from "../../clock.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { Spy } from "../../spy/facts.ts";
import type { MountedService } from "../gateway/gateway.ts";
import { serveJson } from "../gateway/json-protocol.ts";
import { createTagStore } from "../tag-store.ts";
import { readQueues } from "./from-graph.ts";
import { toMessage } from "./message.ts";
import { createMoveTasks } from "./move-tasks.ts";
import { sqsOperations } from "./operations/index.ts";
import { serveQuery } from "./query-protocol.ts";
import { QueueStore } from "./queue-store.ts";
import { queueUrl } from "./queue-url.ts";
import type { Queues } from "./queues.ts";

/** SQS, running. */
export interface Sqs {
  /** For the services beside it. */
  readonly queues: Queues;
  /** For clients over HTTP: both protocols that SQS speaks. */
  readonly mounted: readonly MountedService[];
  stop(): void;
}

/** What SQS is made from. */
export interface SqsOptions {
  readonly graph: ResourceGraph;
  /** The gateway's address, which queue URLs begin with. */
  readonly endpoint: string;
  readonly clock: Clock;
  readonly spy: Spy;
}

/** Makes the graph's queues. The store is our own: see docs/decisions on why it is not fauxqs'. */
export function createSqs({ graph, endpoint, clock, spy }: SqsOptions): Sqs {
  const account = { endpoint, region: graph.app.region, accountId: graph.app.accountId };
  const store = new QueueStore(clock, spy);
  const tags = createTagStore();
  for (const asked of readQueues(graph)) {
    store.create(asked);
    tags.add(asked.arn, asked.tags);
  }
  const operations = sqsOperations({ store, moves: createMoveTasks(store, clock), tags, clock, ...account });
  return {
    queues: asQueues(store, account),
    mounted: [
      serveJson({ target: "AmazonSQS", version: "1.0", operations, namespace: "com.amazonaws.sqs" }),
      serveQuery(operations),
    ],
    stop: () => store.close(),
  };
}

function asQueues(store: QueueStore, account: Parameters<typeof queueUrl>[0]): Queues {
  return {
    get names() {
      return store.all().map(({ name }) => name);
    },
    nameOfArn: (arn) => store.ofArn(arn)?.name,
    urlOf: (queue) => queueUrl(account, queue),
    send: async (queue, body, attributes = {}, options = {}) =>
      store.send(store.get(queue), { body, attributes, ...options }).id,
    receive: async (queue, max, waitMs, signal) =>
      (await store.receive(store.get(queue), { max, waitMs, signal })).map(toMessage),
    delete: async (queue, receiptHandle) => store.delete(store.get(queue), receiptHandle),
    changeVisibility: async (queue, receiptHandle, seconds) =>
      store.get(queue).changeVisibility(receiptHandle, seconds),
    depth: (queue) => store.get(queue).depth,
    oldestSince: (queue) => store.get(queue).oldestSince,
    lastUsedAt: (queue) => store.get(queue).lastUsedAt,
    peek: (queue) => Array.from(store.get(queue).visible, toMessage),
    attributesOf: (queue) => store.get(queue).attributes,
  };
}

import type { Resource } from "../../../graph/graph.ts";
import { createIam } from "../../../iam/iam.ts";
import { createManualClock, type ManualClock } from "../../../manual-clock.ts";
import type { Spy } from "../../../spy/facts.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf, queueArnOf, queueOf, resourceOf } from "../../../testing/graph-of.ts";
import type { Functions } from "../../lambda/functions.ts";
import type { Queues } from "../../sqs/queues.ts";
import { createSqs } from "../../sqs/sqs.ts";
import { createEventBridge, type EventBridge } from "../event-bridge.ts";

/** EventBridge and the queues behind it, on a clock that stands still. */
export interface TestBridge {
  readonly bridge: EventBridge;
  readonly queues: Queues;
  readonly clock: ManualClock;
  readonly spy: Spy;
  /** The bodies of the messages that wait in a queue. */
  readonly bodiesIn: (queue: string) => readonly string[];
}

/** Starts EventBridge from resources; jitter is always the longest unless `random` says otherwise. */
export function startEventBridge(
  resources: readonly Resource[],
  functions?: Functions,
  random: () => number = () => 1,
): TestBridge {
  const clock = createManualClock(Date.parse("2026-01-01T10:00:00.250Z"));
  const spy = createSpy(clock);
  const graph = graphOf(resources);
  const { queues } = createSqs({ graph, endpoint: "http://127.0.0.1:0", clock, spy });
  const bridge = createEventBridge({
    graph,
    queues,
    ...(functions && { functions }),
    authorize: createIam({ graph, queues, isThere: async () => true, spy }).authorize,
    spy,
    clock,
    random,
  });
  return { bridge, queues, clock, spy, bodiesIn: (queue) => queues.peek(queue).map(({ body }) => body) };
}

/** A queue whose policy lets every rule send. */
export function openQueueOf(name: string, inputs: Readonly<Record<string, unknown>> = {}): Resource {
  const statement = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArnOf(name),
  };
  return queueOf(name, { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }), ...inputs });
}

export function busOf(name: string): Resource {
  return resourceOf("aws:cloudwatch/eventBus:EventBus", name, { name }, {});
}

/** A rule of the default bus unless `eventBusName` says otherwise. */
export function ruleOf(name: string, pattern: object, inputs: Readonly<Record<string, unknown>> = {}): Resource {
  const eventPattern = JSON.stringify(pattern);
  return resourceOf("aws:cloudwatch/eventRule:EventRule", name, { name, eventPattern, ...inputs }, {});
}

/** A target; give `arn` and, for a bus of your own, `eventBusName`. */
export function targetOf(rule: string, inputs: Readonly<Record<string, unknown>>): Resource {
  const name = `${rule}Target`;
  return resourceOf("aws:cloudwatch/eventTarget:EventTarget", name, { rule, targetId: name, ...inputs }, {});
}

/** An archive of the default bus unless `eventSourceArn` says otherwise. */
export function archiveOf(name: string, inputs: Readonly<Record<string, unknown>> = {}): Resource {
  return resourceOf(
    "aws:cloudwatch/eventArchive:EventArchive",
    name,
    { name, eventSourceArn: busArnOf("default"), ...inputs },
    {},
  );
}

export const busArnOf = (name: string): string => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`;

/** A rule on everything from source `shop`, with one target. */
export function ruleToTarget(target: Readonly<Record<string, unknown>>): readonly Resource[] {
  return [ruleOf("Everything", { source: ["shop"] }), targetOf("Everything", target)];
}

/** An entry of a PutEvents request. */
export function entryOf(detail: object = { city: "Bern" }): { Source: string; DetailType: string; Detail: string } {
  return { Source: "shop", DetailType: "Opened", Detail: JSON.stringify(detail) };
}

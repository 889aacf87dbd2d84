import type { Clock } from "../../clock.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { Authorize } from "../../iam/iam.ts";
import type { Spy } from "../../spy/facts.ts";
import type { JsonService } from "../gateway/json-protocol.ts";
import { asynchronous } from "../lambda/asynchronous.ts";
import type { Functions } from "../lambda/functions.ts";
import type { Queues } from "../sqs/queues.ts";
import { createTagStore } from "../tag-store.ts";
import { Archives } from "./archives/archives.ts";
import { Buses, type Bus } from "./buses.ts";
import { deliver } from "./deliver/deliver.ts";
import type { Faults } from "./faults.ts";
import { addFromGraph } from "./from-graph.ts";
import { eventBridgeOperations } from "./operations/index.ts";
import type { AcceptedEvent } from "./put-events/envelope.ts";
import { putEvents } from "./put-events/put-events.ts";
import type { PutEventsOutput, PutEventsRequest } from "./put-events/request.ts";
import { Replays } from "./replays/replays.ts";
import { runReplay } from "./replays/run-replay.ts";
import { routeEvent } from "./route-event.ts";
import { scheduledEvent } from "./schedules/scheduled-event.ts";
import { Schedules } from "./schedules/schedules.ts";

/** What the service stands on. */
export interface EventBridgeOptions {
  readonly graph: ResourceGraph;
  readonly queues: Queues;
  /** Left out where no rule has a function for its target. */
  readonly functions?: Functions;
  /** Whether a queue or function lets EventBridge in. */
  readonly authorize: Authorize;
  readonly spy: Spy;
  readonly clock: Clock;
  /** Asked before entries are accepted, and before each try of a delivery. Default none. */
  readonly faults?: Faults;
  /** 0 to 1, for the jitter of retries. Default `Math.random`. */
  readonly random?: () => number;
}

/** EventBridge with the buses, rules, targets and archives of a graph. */
export interface EventBridge {
  /** @throws AwsFault `ValidationException` where AWS refuses the whole request. */
  putEvents(request: PutEventsRequest): PutEventsOutput;
  /** For the gateway: X-Amz-Target `AWSEvents.*`. */
  readonly json: JsonService;
  /** Faults that a test asks for; see {@link Faults}. */
  readonly faults: Faults;
  /** Resolves when no delivery and no replay is under way. A delivery that waits for a retry is under way. */
  idle(): Promise<void>;
  /** Drops deliveries that wait and the rest of replays, and resolves when those at work are done. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Makes EventBridge from a graph.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when a rule's pattern would be refused by AWS, or a rule, target or
 * archive names a bus or rule that the graph does not have.
 */
export function createEventBridge(options: EventBridgeOptions): EventBridge {
  const { graph, queues, functions, authorize, spy, clock, faults = {}, random = Math.random } = options;
  const { region, accountId } = graph.app;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const buses = new Buses({ region, accountId, now: clock.now() });
  const archives = new Archives(buses, clock, { region, accountId });
  const schedules = new Schedules(buses, clock, (rule, at) => {
    const accepted = scheduledEvent(rule, at, { region, accountId });
    spy.tell({ kind: "schedule-due", rule: rule.name, eventId: accepted.event.id });
    for (const target of rule.targets.values()) follow(deliver({ rule, target, accepted }, context));
  });
  buses.onRule = (rule) => schedules.set(rule);
  const tags = createTagStore();
  addFromGraph({ buses, archives, tags }, graph, clock.now());

  const follow = (work: Promise<void>): void => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };
  const route = (bus: Bus, accepted: AcceptedEvent, only?: ReadonlySet<string>): void =>
    routeEvent(
      bus,
      accepted,
      { buses, archives, spy, deliver: (delivery) => follow(deliver(delivery, context)) },
      only,
    );
  const warn = (text: string): void => spy.tell({ kind: "warning", text });
  const invokeAsync = functions && asynchronous({ functions, clock, warn, stopped: stopping.signal });
  const destinations = { queues, ...(functions && { functions }), invokeAsync, authorize, buses, route, warn };
  const context = { destinations, faults, clock, spy, random, stopped: stopping.signal };
  const replays = new Replays(clock, { region, accountId }, (replay) =>
    follow(runReplay(replay, { buses, archives, clock, random, route, stopped: stopping.signal })),
  );

  const put = (request: PutEventsRequest): PutEventsOutput =>
    putEvents(request, { region, accountId, buses, faults, clock, spy, route });
  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return {
    putEvents: put,
    json: {
      target: "AWSEvents",
      version: "1.1",
      operations: eventBridgeOperations({ accountId, buses, archives, replays, tags, clock, putEvents: put }),
    },
    faults,
    idle,
    stop: async () => {
      schedules.stop();
      stopping.abort();
      await idle();
    },
  };
}

import { createManualClock, type ManualClock } from "../../manual-clock.ts";
import type { FactOf } from "../../spy/facts.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, queueArnOf, queueOf } from "../../testing/graph-of.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import { startQueueMapping, type QueueMappingSettings } from "../../services/lambda/mappings/index.ts";
import type { Queues } from "../../services/sqs/queues.ts";
import { createSqs } from "../../services/sqs/sqs.ts";
import { settingsOf } from "./mapping-settings.ts";
import type { Happened, QueueOf, Scenario, ScenarioMessage } from "./scenario.ts";
import { scriptAnswers, type Naming } from "./script-answers.ts";

/**
 * Runs a scenario on a queue: a real mapping receives from a real queue of ours, on a clock that is moved by hand.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` where the mapping is refused.
 */
export async function runQueue(scenario: Scenario, asked: QueueOf): Promise<Happened> {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const queue = physicalName("Source", asked);
  const { queues } = createSqs({ graph: graphFor(asked), endpoint: "http://127.0.0.1", clock, spy });
  const settings = settingsOf(scenario.mapping, queueArnOf(queue)) as QueueMappingSettings;
  const ids = new Map<string, string>();
  const naming = namingOf(ids);
  const script = scriptAnswers(scenario.answers, naming, settings.reportsFailures);

  for (const message of asked.messages) await sendOrPlan(message, { queue, queues, ids, clock });
  const mapping = startQueueMapping({ settings, queues, functions: script.functions, spy, clock, region: "us-east-1" });
  await clock.advance(scenario.seconds * 1000);
  await mapping.stop();

  const namesOf = (kind: "message-deleted" | "message-dead-lettered"): readonly string[] =>
    spy.facts
      .filter((fact): fact is FactOf<typeof kind> => fact.kind === kind && fact.queue === queue)
      .map(({ messageId }) => naming.nameOf(messageId))
      .sort();
  const deleted = namesOf("message-deleted");
  const deadLettered = namesOf("message-dead-lettered");
  return {
    invocations: script.events.map(naming.namesIn),
    events: script.events,
    checkpoint: null,
    failures: [],
    deleted,
    deadLettered,
    left: [...ids.keys()].filter((name) => !deleted.includes(name) && !deadLettered.includes(name)).sort(),
    counts: { ...mapping.counts },
    givenUp: queues.peek(physicalName("Dead", asked)),
  };
}

function physicalName(queue: string, { isFifo }: QueueOf): string {
  return isFifo ? `${queue}.fifo` : queue;
}

function graphFor(asked: QueueOf): ResourceGraph {
  const { isFifo, visibilitySeconds, maxReceiveCount } = asked;
  const dead = physicalName("Dead", asked);
  const kind = isFifo ? { fifoQueue: true } : {};
  const redrive = { redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArnOf(dead), maxReceiveCount }) };
  const source = queueOf(physicalName("Source", asked), {
    ...kind,
    visibilityTimeoutSeconds: visibilitySeconds,
    ...(maxReceiveCount !== undefined && redrive),
  });
  return graphOf([source, queueOf(dead, kind)]);
}

interface Sending {
  readonly queue: string;
  readonly queues: Queues;
  /** Message ids by name, filled as messages are sent. */
  readonly ids: Map<string, string>;
  readonly clock: ManualClock;
}

async function sendOrPlan(message: ScenarioMessage, sending: Sending): Promise<void> {
  if (message.afterSeconds === 0) return send(message, sending);
  sending.clock.after(message.afterSeconds * 1000, () => void send(message, sending));
}

async function send(message: ScenarioMessage, { queue, queues, ids }: Sending): Promise<void> {
  const { name, body, attributes, messageGroupId, messageDeduplicationId = name } = message;
  const group = queue.endsWith(".fifo") ? { messageGroupId: messageGroupId ?? "1", messageDeduplicationId } : {};
  ids.set(name, await queues.send(queue, body, attributes, group));
}

function namingOf(ids: ReadonlyMap<string, string>): Naming & { readonly nameOf: (messageId: string) => string } {
  const nameOf = (messageId: string): string => [...ids].find(([, id]) => id === messageId)?.[0] ?? messageId;
  return {
    nameOf,
    namesIn: (event) =>
      (event as { readonly Records: readonly { readonly messageId: string }[] }).Records.map(({ messageId }) =>
        nameOf(messageId),
      ),
    identifierOf: (name) => ids.get(name) ?? name,
  };
}

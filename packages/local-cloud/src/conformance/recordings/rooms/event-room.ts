import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createManualClock } from "../../../manual-clock.ts";
import { createEventBridge } from "../../../services/eventbridge/index.ts";
import { startGateway } from "../../../services/gateway/gateway.ts";
import { serveJson } from "../../../services/gateway/json-protocol.ts";
import { scriptFunction } from "../../../services/lambda/mappings/testing/scripted-function.ts";
import { createSqs } from "../../../services/sqs/sqs.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf, queueArnOf, queueOf } from "../../../testing/graph-of.ts";

/** EventBridge with an empty default bus, two queues and a function to send to, behind the one address. */
export interface EventRoom {
  readonly events: EventBridgeClient;
  /** Targets. */
  readonly inbox: string;
  readonly otherInbox: string;
  readonly functionArn: string;
  /** What the function was invoked with. */
  readonly invoked: readonly unknown[];
  /** Takes all messages out of a queue, as ReceiveMessage answers them, once no delivery is under way. */
  receive(queueArn: string): Promise<readonly object[]>;
  /** Resolves when no delivery is under way. */
  idle(): Promise<void>;
}

/** Opens the room for as long as `work` takes. Everybody may send to everybody: what is replayed is not permissions. */
export async function inEventRoom<Result>(work: (room: EventRoom) => Promise<Result>): Promise<Result> {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const graph = graphOf([queueOf("Inbox"), queueOf("OtherInbox")]);
  const gateway = await startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) });
  const { endpoint } = gateway;
  const sqs = createSqs({ graph, endpoint, clock, spy });
  const { functions, events: invoked } = scriptFunction();
  const eventbridge = createEventBridge({
    graph,
    queues: sqs.queues,
    functions,
    authorize: () => ({ allowed: true }),
    spy,
    clock,
  });
  for (const service of [...sqs.mounted, serveJson(eventbridge.json)]) gateway.mount(service);
  const config = { endpoint, region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  const events = new EventBridgeClient(config);
  const queues = new SQSClient(config);

  const receive: EventRoom["receive"] = async (queueArn) => {
    await eventbridge.idle();
    const QueueUrl = sqs.queues.urlOf(sqs.queues.nameOfArn(queueArn) ?? "");
    const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    return Messages;
  };

  try {
    return await work({
      events,
      inbox: queueArnOf("Inbox"),
      otherInbox: queueArnOf("OtherInbox"),
      functionArn: functions.arnOf("handler"),
      invoked,
      receive,
      idle: () => eventbridge.idle(),
    });
  } finally {
    events.destroy();
    queues.destroy();
    await eventbridge.stop();
    sqs.stop();
    await gateway.stop();
  }
}

import { PutEventsCommand, DeleteEventBusCommand, DescribeEventBusCommand } from "@aws-sdk/client-eventbridge";
import { at, parameterOf, type Recording } from "../recording.ts";
import { answerOf, type Replay } from "../replay.ts";
import { inEventRoom, type EventRoom } from "../rooms/event-room.ts";
import { createShop, entryOf, putEach, route, SHOP, sourceOf } from "../rooms/routes.ts";

const SHOP_ARN = `arn:aws:events:us-east-1:000000000000:event-bus/${SHOP}`;
const DEFAULT_ARN = "arn:aws:events:us-east-1:000000000000:event-bus/default";

/** Events on their way through buses to queues and functions. */
export const deliveries: readonly Replay[] = [
  {
    tests: /target_lambda$|TestEventsTargetLambda::test_put_events_with_target_lambda$/,
    scenario: "a rule hands an event to a function",
    run: (recording) => throughFunction(recording, (event) => sourceOf(event)),
  },
  {
    tests: /target_lambda_list_entr(y|ies_partial_match)$/,
    scenario: "a rule looks into a list of objects, one of which has the field",
    run: (recording) =>
      throughFunction(recording, () => ({ detail: { payload: { automations: { id: [{ exists: true }] } } } })),
  },
  {
    tests: /target_sqs$/,
    scenario: "a rule hands an event to a queue",
    run: async (recording) => ({ message: await throughQueue(recording, "message", "default", "default") }),
  },
  {
    tests: /target_sqs_event_detail_match$/,
    scenario: "a rule on the detail hands the detail alone to a queue",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const detail = at(content, "messages", 0, "Body") as Readonly<Record<string, string>>;
        const [field = ""] = Object.keys(detail);
        const { [field]: value = "" } = detail;
        const pattern = { detail: { [field]: [value] } };
        await route(room, { pattern, targets: [{ Arn: room.inbox, InputPath: "$.detail" }] });
        await putEach(room, [entry(detail), entry({ [field]: `not ${value}` })]);
        return { messages: await room.receive(room.inbox) };
      }),
  },
  {
    tests: /target_events\[bus_combination\d\]$|test_put_events_bus_to_bus\[/,
    scenario: "a rule hands an event to another bus, a rule of which hands it to a queue",
    run: async (recording) => {
      const [from, to] = busesOf(parameterOf(recording));
      return { messages: await throughQueue(recording, "messages", from, to) };
    },
  },
  {
    tests: /test_put_events_nonexistent_event_bus$/,
    scenario: "an entry for a bus that does not exist is answered with an id and lost",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const event = at(content, "get-events", 0, "Body");
        await route(room, { pattern: sourceOf(event), targets: [{ Arn: room.inbox }] });
        const Entries = [entryOf(event), entryOf(event, { EventBusName: SHOP })];
        return {
          "put-events": await answerOf(room.events.send(new PutEventsCommand({ Entries }))),
          "get-events": await room.receive(room.inbox),
          "non-existent-bus-error": await answerOf(room.events.send(new DescribeEventBusCommand({ Name: SHOP }))),
        };
      }),
  },
  {
    tests: /test_put_events_with_target_delivery_failure$/,
    scenario: "a target that does not exist is no fault of PutEvents",
    run: () =>
      inEventRoom(async (room) => {
        await createShop(room);
        await route(room, { pattern: { source: ["shop"] }, targets: [{ Arn: SHOP_ARN }] });
        await room.events.send(new DeleteEventBusCommand({ Name: SHOP }));
        return {
          "put-events-response": await answerOf(room.events.send(new PutEventsCommand({ Entries: [entry({})] }))),
        };
      }),
  },
];

function entry(detail: object): ReturnType<typeof entryOf> {
  return entryOf({ source: "shop", "detail-type": "Opened", detail });
}

function throughFunction({ content }: Recording, patternOf: (event: unknown) => object): Promise<object & Content> {
  return inEventRoom(async (room) => {
    const event = at(content, "events", 0);
    await route(room, { pattern: patternOf(event), targets: [{ Arn: room.functionArn }] });
    await putEach(room, [entryOf(event), entry({})]);
    return { events: room.invoked };
  });
}

type Content = Readonly<Record<string, unknown>>;

async function throughQueue({ content }: Recording, key: string, from: string, to: string): Promise<readonly object[]> {
  return inEventRoom(async (room: EventRoom) => {
    await createShop(room);
    const event = at(content, key, 0, "Body");
    const pattern = sourceOf(event);
    if (from !== to) {
      const Arn = to === SHOP ? SHOP_ARN : DEFAULT_ARN;
      await route(room, { rule: "Pass", bus: from, pattern, targets: [{ Arn }] });
    }
    await route(room, { bus: to, pattern, targets: [{ Arn: room.inbox }] });
    await putEach(room, [entryOf(event, { EventBusName: from })]);
    return room.receive(room.inbox);
  });
}

/** The combinations of the recorded tests; their other parameter names are about addresses of the queue alone. */
function busesOf(parameter: string): readonly [from: string, to: string] {
  if (parameter === "bus_combination0") return ["default", SHOP];
  return parameter === "bus_combination1" ? [SHOP, "default"] : ["default", SHOP];
}

import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DescribeEventBusCommand,
  ListEventBusesCommand,
} from "@aws-sdk/client-eventbridge";
import { asText } from "../../as-text.ts";
import { at, parameterOf, type Recording } from "../recording.ts";
import { answerOf, type Replay } from "../replay.ts";
import { inEventRoom } from "../rooms/event-room.ts";
import { SHOP } from "../rooms/routes.ts";

/** Buses made, listed, described and deleted. */
export const eventBuses: readonly Replay[] = [
  {
    tests: /test_create_list_describe_delete_custom_event_buses\[(True|False)-regions0\]$/,
    scenario: "a bus is made, listed, described and deleted",
    run: createListDescribeDelete,
  },
  {
    tests: /test_create_multiple_event_buses_same_name$/,
    scenario: "a second bus of one name is refused",
    run: () =>
      inEventRoom(async ({ events }) => {
        const create = () => answerOf(events.send(new CreateEventBusCommand({ Name: SHOP })));
        await create();
        return { "create-multiple-event-buses-same-name": await create() };
      }),
  },
  {
    tests: /test_describe_delete_not_existing_event_bus$/,
    scenario: "a bus that does not exist is refused by name",
    run: () =>
      inEventRoom(async ({ events }) => ({
        "describe-not-existing-event-bus-error": await answerOf(
          events.send(new DescribeEventBusCommand({ Name: SHOP })),
        ),
        "delete-not-existing-event-bus": await answerOf(events.send(new DeleteEventBusCommand({ Name: SHOP }))),
      })),
  },
  {
    tests: /test_delete_default_event_bus$/,
    scenario: "the default bus cannot be deleted",
    run: () =>
      inEventRoom(async ({ events }) => ({
        "delete-default-event-bus-error": await answerOf(events.send(new DeleteEventBusCommand({ Name: "default" }))),
      })),
  },
  {
    tests: /test_list_event_buses_with_prefix$/,
    scenario: "buses are listed by the beginning of their names",
    run: () =>
      inEventRoom(async ({ events }) => {
        for (const Name of [SHOP, "Other"]) await events.send(new CreateEventBusCommand({ Name }));
        const list = (NamePrefix: string) => answerOf(events.send(new ListEventBusesCommand({ NamePrefix })));
        return {
          "list-event-buses-prefix-complete-name": await list(SHOP),
          "list-event-buses-prefix": await list(SHOP.slice(0, 2)),
        };
      }),
  },
  {
    tests: /test_list_event_buses_with_limit$/,
    scenario: "buses are listed in pages",
    run: () =>
      inEventRoom(async ({ events }) => {
        for (let index = 0; index < 6; index++)
          await events.send(new CreateEventBusCommand({ Name: `${SHOP}-${index}` }));
        const list = (NextToken?: string) =>
          answerOf(events.send(new ListEventBusesCommand({ Limit: 3, NextToken, NamePrefix: SHOP })));
        const first = await list();
        return {
          "list-event-buses-limit": first,
          "list-event-buses-limit-next-token": await list(asText(first["NextToken"])),
        };
      }),
  },
];

function createListDescribeDelete(recording: Recording): Promise<Readonly<Record<string, unknown>>> {
  const isDescribed = parameterOf(recording).startsWith("True");
  const Description = asText(at(recording.content, "create-custom-event-bus-us-east-1", "Description"));
  return inEventRoom(async ({ events }) => {
    const list = () => answerOf(events.send(new ListEventBusesCommand({ NamePrefix: SHOP })));
    const create = new CreateEventBusCommand({ Name: SHOP, ...(isDescribed && { Description }) });
    return {
      "create-custom-event-bus-us-east-1": await answerOf(events.send(create)),
      "list-event-buses-after-create-us-east-1": await list(),
      "describe-custom-event-bus-us-east-1": await answerOf(events.send(new DescribeEventBusCommand({ Name: SHOP }))),
      "delete-custom-event-bus-us-east-1": await answerOf(events.send(new DeleteEventBusCommand({ Name: SHOP }))),
      "list-event-buses-after-delete-us-east-1": await list(),
    };
  });
}

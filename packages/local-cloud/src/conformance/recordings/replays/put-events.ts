import { PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import { asText } from "../../as-text.ts";
import { at, parameterOf } from "../recording.ts";
import { answerOf, type Replay } from "../replay.ts";
import { inEventRoom } from "../rooms/event-room.ts";
import { entryOf, putEach, route, sourceOf } from "../rooms/routes.ts";

const ENTRY: PutEventsRequestEntry = { Source: "shop", DetailType: "Opened", Detail: "{}" };
const MOST_BYTES = 1024 * 1024;

/** Details that are not what they should be, by the parameter of the recorded test. */
const MALFORMED: Readonly<Record<string, string>> = {
  STRING: "open",
  ARRAY: '["open"]',
  MALFORMED_JSON: '{"open": ',
  SERIALIZED_STRING: '"open"',
};

/** What PutEvents answers. */
export const putEvents: readonly Replay[] = [
  {
    tests: /test_put_events?_without_(source|detail|detail_type)$/,
    scenario: "an entry that lacks a required field is answered with InvalidArgument",
    run: async ({ test }) => {
      const [, lacking = ""] = /without_(.*)$/.exec(test) ?? [];
      const field = { source: "Source", detail: "Detail", detail_type: "DetailType" }[lacking] ?? "";
      return {
        "put-events": await put([Object.fromEntries(Object.entries(ENTRY).filter(([name]) => name !== field))]),
      };
    },
  },
  {
    tests: /test_put_event_malformed_detail\[/,
    scenario: "an entry whose detail is no JSON object is answered with MalformedDetail",
    run: async (recording) => ({
      "put-events": await put([{ ...ENTRY, Detail: MALFORMED[parameterOf(recording)] ?? "" }]),
    }),
  },
  {
    tests: /test_put_event_with_too_big_detail$/,
    scenario: "a request of more than 1 MiB is refused as a whole",
    run: async () => {
      const Detail = JSON.stringify({ text: "x".repeat(MOST_BYTES) });
      return { "put-events-too-big-detail-error": await put([{ ...ENTRY, Detail }]) };
    },
  },
  {
    tests: /test_put_events_exceed_limit_ten_entries\[/,
    scenario: "a request of eleven entries is refused as a whole, and the refusal prints them",
    run: async ({ content }) => {
      const printed = asText(at(content, "put-events-exceed-limit-error", "Error", "Message"));
      const [, Source, DetailType, Detail] =
        /source=(.*?), resources=null, detailType=(.*?), detail=(.*?), eventBusName/.exec(printed) ?? [];
      const entry = { Source, DetailType, Detail, EventBusName: "Shop" };
      return { "put-events-exceed-limit-error": await put(Array.from({ length: 11 }, () => entry)) };
    },
  },
  {
    tests: /test_put_events_time$/,
    scenario: "times of every kind arrive as ISO 8601 to the second",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const events = [0, 1, 2].map((index) => at(content, "messages", index, "Body"));
        const times = ["2022-01-01", "2022-01-01T12:34:56Z", "2022-01-01T12:34:56.789+02:00"];
        await route(room, { pattern: sourceOf(events[0]), targets: [{ Arn: room.inbox }] });
        await putEach(
          room,
          events.map((event, index) => entryOf(event, { Time: new Date(times[index] ?? 0) })),
        );
        return { messages: await room.receive(room.inbox) };
      }),
  },
  {
    tests: /test_put_events_with_time_field$/,
    scenario: "the id that PutEvents answers is the id of the event",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const event = at(content, "sqs-messages", 0, "Body");
        await route(room, { pattern: sourceOf(event), targets: [{ Arn: room.inbox }] });
        const Entries = [entryOf(event, { Time: new Date(0) })];
        return {
          "put-events": await answerOf(room.events.send(new PutEventsCommand({ Entries }))),
          "sqs-messages": await room.receive(room.inbox),
        };
      }),
  },
  {
    tests: /test_put_events_response_entries_order$/,
    scenario: "one event for two targets has one id",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const event = at(content, "sqs-messages", "queue1_messages", 0, "Body");
        await route(room, { pattern: sourceOf(event), targets: [{ Arn: room.inbox }, { Arn: room.otherInbox }] });
        const Entries = [entryOf(event, { Detail: "{}" })];
        return {
          "put-events-response": await answerOf(room.events.send(new PutEventsCommand({ Entries }))),
          "sqs-messages": {
            queue1_messages: await room.receive(room.inbox),
            queue2_messages: await room.receive(room.otherInbox),
          },
        };
      }),
  },
];

function put(Entries: PutEventsRequestEntry[]): Promise<object> {
  return inEventRoom(({ events }) => answerOf(events.send(new PutEventsCommand({ Entries }))));
}

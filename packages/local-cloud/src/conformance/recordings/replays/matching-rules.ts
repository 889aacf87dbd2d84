import { asText } from "../../as-text.ts";
import { at } from "../recording.ts";
import type { Replay } from "../replay.ts";
import { inEventRoom } from "../rooms/event-room.ts";
import { createShop, entryOf, putEach, route, SHOP, sourceOf } from "../rooms/routes.ts";

/** Which rules an event satisfies. */
export const matchingRules: readonly Replay[] = [
  {
    tests: /test_process_to_multiple_matching_rules_single_target$/,
    scenario: "two rules that match hand the event to one function twice",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const event = at(content, "events", 0);
        for (const rule of ["Open", "Close"]) {
          await route(room, { rule, pattern: sourceOf(event), targets: [{ Arn: room.functionArn }] });
        }
        await putEach(room, [entryOf(event)]);
        return { events: room.invoked };
      }),
  },
  {
    tests: /test_process_to_single_matching_rules_single_target$/,
    scenario: "of three rules with one target each event satisfies its own",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        await createShop(room);
        const events = at(content, "events-source-three") as readonly unknown[];
        for (const [index, event] of events.entries()) {
          const targets = [{ Arn: room.functionArn }];
          await route(room, { rule: `Rule${index}`, bus: SHOP, pattern: sourceOf(event), targets });
        }
        const after: (readonly unknown[])[] = [];
        for (const event of events) {
          await putEach(room, [entryOf(event, { EventBusName: SHOP })]);
          after.push([...room.invoked]);
        }
        return { "events-source-one": after[0], "events-source-two": after[1], "events-source-three": after[2] };
      }),
  },
  {
    tests: /test_process_pattern_to_single_matching_rules_single_target$/,
    scenario: "of two rules on the detail each event satisfies its own, whose target says which",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const [first, second] = (at(content, "events-2") as readonly object[]).map((event) => Object.entries(event)[0]);
        const [nested = "", nestedDetail] = first ?? [];
        const [flat = "", flatDetail] = second ?? [];
        const target = (name: string) => ({
          Arn: room.functionArn,
          InputTransformer: { InputPathsMap: { detail: "$.detail" }, InputTemplate: `{"${name}": <detail>}` },
        });
        const there = [{ exists: true }];
        await route(room, {
          rule: "Nested",
          pattern: { detail: { payload: { id: there } } },
          targets: [target(nested)],
        });
        await route(room, { rule: "Flat", pattern: { detail: { id: there } }, targets: [target(flat)] });
        await putEach(room, [shopEvent(nestedDetail)]);
        const events1 = [...room.invoked];
        await putEach(room, [shopEvent(flatDetail)]);
        return { "events-1": events1, "events-2": room.invoked };
      }),
  },
  {
    tests: /test_put_events_pattern_with_values_in_array$/,
    scenario: "a list in the event matches where one of its elements does",
    run: ({ content }) => {
      const details = [0, 1].map((index) => at(content, "messages", index, "Body"));
      const wanted = details.map((detail) => at(detail, "event", "data", "type", 0));
      const pattern = { detail: { event: { data: { type: wanted } } } };
      return through("messages", pattern, [...details, { event: { data: { type: ["none of them"] } } }], "$.detail");
    },
  },
  {
    tests: /test_put_events_pattern_nested$/,
    scenario: "a field deep in the detail decides",
    run: ({ content }) => {
      const detail = at(content, "messages", 0, "Body");
      const pattern = { detail: { event: { data: { type: [at(detail, "event", "data", "type")] } } } };
      return through("messages", pattern, [detail, { event: { data: { type: "another" } } }], "$.detail");
    },
  },
  {
    tests: /test_put_events_with_rule_pattern_anything_but$/,
    scenario: "anything but a text lets other texts and null pass",
    run: ({ content }) => {
      const pattern = { detail: { command: [{ "anything-but": "refused" }] } };
      return whole("rule-anything-but", content, pattern, { command: "refused" });
    },
  },
  {
    tests: /test_put_events_with_rule_pattern_exists_true$/,
    scenario: "a field that must be there",
    run: ({ content }) =>
      whole("rule-exists-true", content, { detail: { key: [{ exists: true }] } }, { "no-key": "value" }),
  },
  {
    tests: /test_put_events_with_rule_pattern_exists_false$/,
    scenario: "a field that must not be there",
    run: ({ content }) =>
      whole("rule-exists-false", content, { detail: { key: [{ exists: false }] } }, { key: "value" }),
  },
  {
    tests: /test_put_event_with_content_base_rule_in_pattern$/,
    scenario: "a pattern of many operators",
    run: ({ content }) => {
      const detail = at(content, "messages", 0, "Body");
      return through(
        "messages",
        manyOperators(detail),
        [detail, { ...(detail as object), env: "refused" }],
        "$.detail",
      );
    },
  },
];

function shopEvent(detail: unknown): ReturnType<typeof entryOf> {
  return entryOf({ source: "shop", "detail-type": "Opened", detail });
}

/** Sends details through one rule, and answers what arrived. */
function through(
  key: string,
  pattern: object,
  details: readonly unknown[],
  InputPath: string,
): Promise<Readonly<Record<string, unknown>>> {
  return inEventRoom(async (room) => {
    await route(room, { pattern, targets: [{ Arn: room.inbox, InputPath }] });
    await putEach(
      room,
      details.map((detail) => shopEvent(detail)),
    );
    return { [key]: await room.receive(room.inbox) };
  });
}

/** Sends the recorded events and one that the rule must not let pass. */
function whole(
  key: string,
  content: Readonly<Record<string, unknown>>,
  pattern: object,
  refused: object,
): Promise<Readonly<Record<string, unknown>>> {
  return inEventRoom(async (room) => {
    const events = (at(content, key) as readonly unknown[]).map((message) => at(message, "Body"));
    await route(room, { pattern, targets: [{ Arn: room.inbox }] });
    await putEach(room, [...events.map((event) => entryOf(event)), shopEvent(refused)]);
    return { [key]: await room.receive(room.inbox) };
  });
}

/** A pattern that the recorded detail satisfies, with an operator for each kind of value in it. */
function manyOperators(detail: unknown): object {
  const of = (field: string): string => asText(at(detail, field));
  return {
    detail: {
      description: [{ prefix: of("description").slice(0, 4) }],
      amount: [{ numeric: [">", Number(of("amount")) - 1] }],
      salary: [{ numeric: ["=", Number(of("salary"))] }],
      env: [{ "anything-but": ["refused"] }],
      user: [{ "anything-but": { prefix: "refused" } }],
      admins: ["nobody", { prefix: of("admins").slice(0, 2) }],
      test4: [{ suffix: of("test4").slice(-4) }],
      ip: [{ cidr: `${of("ip")}/24` }],
      "num-test7": [{ numeric: [">=", 0, "<", Number(of("num-test7")) + 1] }],
    },
  };
}

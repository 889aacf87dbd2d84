import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  PutRuleCommand,
} from "@aws-sdk/client-eventbridge";
import { asText } from "../../as-text.ts";
import { everyUnder, parameterOf, type Recording } from "../recording.ts";
import { answerOf, type Replay } from "../replay.ts";
import { inEventRoom, type EventRoom } from "../rooms/event-room.ts";
import { createShop, route, SHOP } from "../rooms/routes.ts";

const RULE = "Open";
const PATTERN = { source: ["shop"] };

/** Rules made, listed, described, switched off and deleted. */
export const rules: readonly Replay[] = [
  {
    tests: /test_put_list_with_prefix_describe_delete_rule\[/,
    scenario: "a rule is made, listed by prefix, described and deleted",
    run: (recording) =>
      onBus(recording, async ({ events, rule, bus, put }) => {
        const list = () => answerOf(events.send(new ListRulesCommand({ NamePrefix: RULE, EventBusName: bus })));
        return {
          "put-rule": await put(RULE),
          "list-rules": await list(),
          "describe-rule": await answerOf(events.send(new DescribeRuleCommand(rule))),
          "delete-rule": await answerOf(events.send(new DeleteRuleCommand(rule))),
          "list-rules-after-delete": await list(),
        };
      }),
  },
  {
    tests: /test_put_multiple_rules_with_same_name$/,
    scenario: "a rule that is put again replaces the first",
    run: (recording) =>
      onBus(recording, async ({ events, put }) => ({
        "put-rule": await put(RULE),
        "re-put-rule": await put(RULE),
        "list-rules": await answerOf(events.send(new ListRulesCommand({ EventBusName: SHOP }))),
      })),
  },
  {
    tests: /test_list_rule_with_limit$/,
    scenario: "rules are listed in pages",
    run: (recording) =>
      onBus(recording, async ({ events, put }) => {
        for (let index = 0; index < 6; index++) await put(`${RULE}-${index}`);
        const list = (NextToken?: string) =>
          answerOf(events.send(new ListRulesCommand({ Limit: 3, NextToken, EventBusName: SHOP })));
        const first = await list();
        return { "list-rules-limit": first, "list-rules-limit-next-token": await list(asText(first["NextToken"])) };
      }),
  },
  {
    tests: /test_describe_nonexistent_rule$/,
    scenario: "a rule that does not exist is refused by name",
    run: () =>
      inEventRoom(async ({ events }) => ({
        "describe-not-existing-rule-error": await answerOf(events.send(new DescribeRuleCommand({ Name: RULE }))),
      })),
  },
  {
    tests: /test_disable_re_enable_rule\[/,
    scenario: "a rule is switched off and on again",
    run: (recording) =>
      onBus(recording, async ({ events, rule, put }) => {
        await put(RULE);
        const describe = () => answerOf(events.send(new DescribeRuleCommand(rule)));
        return {
          "disable-rule": await answerOf(events.send(new DisableRuleCommand(rule))),
          "describe-rule-disabled": await describe(),
          "enable-rule": await answerOf(events.send(new EnableRuleCommand(rule))),
          "describe-rule-enabled": await describe(),
        };
      }),
  },
  {
    tests: /test_delete_rule_with_targets$/,
    scenario: "a rule that has targets cannot be deleted",
    run: () =>
      inEventRoom(async (room) => {
        await route(room, { pattern: PATTERN, targets: [{ Arn: room.inbox }] });
        return {
          "delete-rule-with-targets-error": await answerOf(room.events.send(new DeleteRuleCommand({ Name: RULE }))),
        };
      }),
  },
  {
    tests: /test_list_rule_names_by_target\[/,
    scenario: "the rules of a target are listed",
    run: (recording) => withRulesTo(recording, "Inbox", async (list) => ({ list_rule_names_by_target: await list() })),
  },
  {
    tests: /test_list_rule_names_by_target_with_limit\[/,
    scenario: "the rules of a target are listed in pages",
    run: (recording) =>
      withRulesTo(recording, "Inbox", async (list) => {
        const first = await list({ Limit: 2 });
        const second = await list({ Limit: 2, NextToken: asText(first["NextToken"]) });
        const third = await list({ Limit: 2, NextToken: asText(second["NextToken"]) });
        return { first_page: first, second_page: second, third_page: third };
      }),
  },
  {
    tests: /test_list_rule_names_by_target_no_matches\[/,
    scenario: "a target that no rule has is in no list",
    run: (recording) =>
      withRulesTo(recording, "OtherInbox", async (list) => ({ list_rule_names_by_target_no_matches: await list() })),
  },
];

type Content = Readonly<Record<string, unknown>>;

interface OnBus extends EventRoom {
  readonly bus: string | undefined;
  readonly rule: { readonly Name: string; readonly EventBusName: string | undefined };
  /** Puts a rule with the pattern of the recording. */
  readonly put: (Name: string) => Promise<Content>;
}

/** On the bus that the parameter of the test names: `default`, or one of the room's own. */
function onBus(recording: Recording, work: (room: OnBus) => Promise<Content>): Promise<Content> {
  const bus = parameterOf(recording) === "default" ? undefined : SHOP;
  const EventPattern = JSON.stringify(everyUnder(recording.content, "EventPattern")[0] ?? PATTERN);
  return inEventRoom(async (room) => {
    await createShop(room);
    const put = (Name: string) =>
      answerOf(room.events.send(new PutRuleCommand({ Name, EventPattern, EventBusName: bus })));
    return work({ ...room, bus, rule: { Name: RULE, EventBusName: bus }, put });
  });
}

/** With as many rules to the inbox as the recording names, and the list of those of a queue. */
function withRulesTo(
  recording: Recording,
  queue: "Inbox" | "OtherInbox",
  work: (list: (page?: { Limit?: number; NextToken?: string }) => Promise<Content>) => Promise<Content>,
): Promise<Content> {
  const names = everyUnder(recording.content, "RuleNames").flat();
  return onBus(recording, async (room) => {
    for (const index of names.keys()) {
      await route(room, {
        rule: `${RULE}${index}`,
        ...place(room.bus),
        pattern: PATTERN,
        targets: [{ Arn: room.inbox }],
      });
    }
    const TargetArn = queue === "Inbox" ? room.inbox : room.otherInbox;
    return work((page = {}) =>
      answerOf(room.events.send(new ListRuleNamesByTargetCommand({ TargetArn, EventBusName: room.bus, ...page }))),
    );
  });
}

function place(bus: string | undefined): { bus?: string } {
  return bus === undefined ? {} : { bus };
}

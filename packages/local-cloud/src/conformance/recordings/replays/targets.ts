import {
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { asText } from "../../as-text.ts";
import { at, parameterOf, type Recording } from "../recording.ts";
import { answerOf, type Replay } from "../replay.ts";
import { inEventRoom, type EventRoom } from "../rooms/event-room.ts";
import { createShop, SHOP } from "../rooms/routes.ts";

const RULE = "Open";
const OTHER_RULE = "Close";
const PATTERN = JSON.stringify({ source: ["shop"] });

/** Targets put, listed and removed. */
export const targets: readonly Replay[] = [
  {
    tests: /test_put_list_remove_target\[/,
    scenario: "a target is put, listed and removed",
    run: (recording) =>
      withRules(recording, async ({ put, list, remove, inbox }) => ({
        "put-target": await put([{ Id: "1", Arn: inbox }]),
        "list-targets": await list(),
        "remove-target": await remove("1"),
        "list-targets-after-delete": await list(),
      })),
  },
  {
    tests: /test_update_rule_with_targets$/,
    scenario: "a rule that is put again keeps its targets",
    run: (recording) =>
      withRules(recording, async ({ put, list, putRule, inbox }) => {
        await put([{ Id: "1", Arn: inbox }]);
        return {
          "list-targets": await list(),
          "update-rule": await putRule(),
          "list-targets-after-update": await list(),
        };
      }),
  },
  {
    tests: /test_add_exceed_fife_targets_per_rule$/,
    scenario: "a sixth target of a rule is refused",
    run: (recording) =>
      withRules(recording, async ({ put, inbox }) => ({
        "put-targets-client-error": await put(
          Array.from({ length: 6 }, (_, index) => ({ Id: `${index}`, Arn: inbox })),
        ),
      })),
  },
  {
    tests: /test_list_target_by_rule_limit$/,
    scenario: "targets are listed in pages",
    run: (recording) =>
      withRules(recording, async ({ put, list, inbox }) => {
        await put(Array.from({ length: 5 }, (_, index) => ({ Id: `target${index}`, Arn: inbox })));
        const first = await list({ Limit: 3 });
        const NextToken = asText(first["NextToken"]);
        return { "list-targets-limit": first, "list-targets-limit-next-token": await list({ Limit: 3, NextToken }) };
      }),
  },
  {
    tests: /test_put_target_id_validation$/,
    scenario: "ids of targets that are malformed or too long are refused",
    run: (recording) =>
      withRules(recording, async ({ put, inbox }) => {
        const [, Id = ""] = /Value '(.*?)' at/.exec(messageOf(recording, "put-targets-invalid-id-error")) ?? [];
        const length = await put([{ Id: TOO_LONG, Arn: inbox }]);
        return {
          "put-targets-invalid-id-error": await put([{ Id, Arn: inbox }]),
          // The recording has a word of its own in the place of the long id.
          "put-targets-length-error": rename(length, TOO_LONG, wordOf(recording)),
        };
      }),
  },
  {
    tests: /test_put_multiple_targets_with_same_id_single_rule$/,
    scenario: "a target that is put again replaces the first",
    run: (recording) =>
      withRules(recording, async ({ put, list, inbox }) => {
        const [last] = recordedTargets(recording, "list-targets");
        await put([{ Id: "1", Arn: inbox, InputPath: "$.other" }]);
        await put([{ ...last, Id: "1", Arn: inbox }]);
        return { "list-targets": await list() };
      }),
  },
  {
    tests: /test_put_multiple_targets_with_same_arn_single_rule$/,
    scenario: "two targets of a rule may go to one place",
    run: (recording) =>
      withRules(recording, async ({ put, list, inbox }) => {
        for (const target of recordedTargets(recording, "list-targets")) await put([{ ...target, Arn: inbox }]);
        return { "list-targets": await list() };
      }),
  },
  {
    tests: /test_put_multiple_targets_with_same_(id|arn)_across_different_rules$/,
    scenario: "targets of two rules are nothing to each other",
    run: (recording) =>
      withRules(recording, async ({ put, list, inbox }) => {
        const [one] = recordedTargets(recording, "list-targets-rule-one");
        const [two] = recordedTargets(recording, "list-targets-rule-two");
        await put([{ ...one, Id: "1", Arn: inbox }], RULE);
        await put([{ ...two, Id: "1", Arn: inbox }], OTHER_RULE);
        return {
          "list-targets-rule-one": await list({}, RULE),
          "list-targets-rule-two": await list({}, OTHER_RULE),
        };
      }),
  },
];

type Content = Readonly<Record<string, unknown>>;

interface WithRules extends EventRoom {
  readonly put: (targets: Target[], rule?: string) => Promise<Content>;
  readonly list: (page?: { Limit?: number; NextToken?: string }, rule?: string) => Promise<Content>;
  readonly remove: (id: string) => Promise<Content>;
  readonly putRule: () => Promise<Content>;
}

/** With two rules, on the bus that the parameter of the test names. */
function withRules(recording: Recording, work: (room: WithRules) => Promise<Content>): Promise<Content> {
  const place = { EventBusName: parameterOf(recording) === "custom" ? SHOP : undefined };
  return inEventRoom(async (room) => {
    const { events } = room;
    await createShop(room);
    const putRule = (Name = RULE) =>
      answerOf(events.send(new PutRuleCommand({ Name, EventPattern: PATTERN, ...place })));
    for (const rule of [RULE, OTHER_RULE]) await putRule(rule);
    return work({
      ...room,
      putRule,
      put: (Targets, Rule = RULE) => answerOf(events.send(new PutTargetsCommand({ Rule, Targets, ...place }))),
      list: (page = {}, Rule = RULE) =>
        answerOf(events.send(new ListTargetsByRuleCommand({ Rule, ...page, ...place }))),
      remove: (id) => answerOf(events.send(new RemoveTargetsCommand({ Rule: RULE, Ids: [id], ...place }))),
    });
  });
}

const TOO_LONG = "x".repeat(65);

function messageOf({ content }: Recording, key: string): string {
  return asText(at(content, key, "Error", "Message"));
}

function wordOf(recording: Recording): string {
  return /Value '(.*?)' at/.exec(messageOf(recording, "put-targets-length-error"))?.[1] ?? "";
}

function rename(answer: Content, from: string, to: string): unknown {
  return JSON.parse(JSON.stringify(answer).replaceAll(from, to));
}

function recordedTargets({ content }: Recording, key: string): readonly Target[] {
  return at(content, key, "Targets") as readonly Target[];
}

import { PutRuleCommand, PutTargetsCommand, type InputTransformer, type Target } from "@aws-sdk/client-eventbridge";
import { asText } from "../../as-text.ts";
import { at, everyUnder, parameterOf, type Recording } from "../recording.ts";
import { answerOf, type Replay } from "../replay.ts";
import { inEventRoom } from "../rooms/event-room.ts";
import { createShop, entryOf, putEach, route, SHOP } from "../rooms/routes.ts";

/** What targets get instead of the whole event. */
export const inputs: readonly Replay[] = [
  {
    tests: /TestInputPath::test_put_events_with_input_path$/,
    scenario: "an input path takes a part of the event",
    run: ({ content }) => send("message", at(content, "message", 0, "Body"), { InputPath: "$.detail" }),
  },
  {
    tests: /TestInputPath::test_put_events_with_input_path_nested\[/,
    scenario: "an input path reaches into the detail",
    run: ({ content }) =>
      send("message", { payload: at(content, "message", 0, "Body") }, { InputPath: "$.detail.payload" }),
  },
  {
    tests: /TestInputPath::test_put_events_with_input_path_max_level_depth$/,
    scenario: "an input path takes a text, which arrives as JSON",
    run: ({ content }) => {
      const text: unknown = JSON.parse(asText(at(content, "message", 0, "Body")));
      return send("message", { a: { b: { c: { d: text } } } }, { InputPath: "$.detail.a.b.c.d" });
    },
  },
  {
    tests: /TestInputPath::test_put_events_with_input_path_multiple_targets$/,
    scenario: "an input path is its target's own",
    run: ({ content }) =>
      inEventRoom(async (room) => {
        const event = at(content, "message-queue-2", 0, "Body");
        const targets = [{ Arn: room.inbox, InputPath: "$.detail" }, { Arn: room.otherInbox }];
        await route(room, { pattern: EVERYTHING, targets });
        await putEach(room, [entryOf(event)]);
        return {
          "message-queue-1": await room.receive(room.inbox),
          "message-queue-2": await room.receive(room.otherInbox),
        };
      }),
  },
  {
    tests: /test_put_events_with_input_transformer_input_template_(string|json)/,
    scenario: "a template is filled, and a path that finds nothing leaves its place empty",
    run: matchAllAndNotAll,
  },
  {
    tests: /test_put_events_with_input_transformer_missing_keys$/,
    scenario: "a template that names a variable without a path is refused",
    run: () =>
      refuse("missing-key-exception-error", {
        InputTransformer: { InputPathsMap: { known: "$.detail" }, InputTemplate: '"<known> <notdefinedkey>"' },
      }),
  },
  {
    tests: /test_put_event_input_path_and_input_transformer$/,
    scenario: "a target takes one kind of input only",
    run: () =>
      refuse("duplicated-input-operations-error", {
        InputPath: "$.detail",
        InputTransformer: { InputTemplate: '"x"' },
      }),
  },
  {
    tests: /test_input_transformer_predefined_variables\[/,
    scenario: "a template has variables of EventBridge's own",
    run: (recording) =>
      inEventRoom(async (room) => {
        await createShop(room);
        const InputTransformer = { InputPathsMap: {}, InputTemplate: parameterOf(recording) };
        await route(room, { bus: SHOP, pattern: EVERYTHING, targets: [{ Arn: room.inbox, InputTransformer }] });
        const event = at(recording.content, "messages", 0, "Body", "originalEventJson") ?? eventOf({});
        await putEach(room, [entryOf(event, { EventBusName: SHOP })]);
        return { messages: await room.receive(room.inbox) };
      }),
  },
  {
    tests: /test_input_transformer_nested_keys_replacement\[/,
    scenario: "objects, lists and texts are filled into templates; what is no JSON then is not delivered",
    run: async (recording) => {
      const payload = payloadOf(recording);
      const filled = await send(
        "input-transformed-messages",
        { ...VALUES, payload },
        {
          InputTransformer: { InputPathsMap: pathsOf(recording, payload), InputTemplate: parameterOf(recording) },
        },
      );
      // Where nothing is delivered the recording is empty.
      return at(filled, "input-transformed-messages", 0) === undefined ? {} : filled;
    },
  },
];

type Content = Readonly<Record<string, unknown>>;

const EVERYTHING = { source: [{ exists: true }] };
/** Values for the variables of recorded templates, by their names. */
const VALUES = { listsingle: ["HIGH"], listmulti: ["ACTIVE", "INACTIVE"], valid: true };
/** The variable whose path finds nothing. */
const FINDS_NOTHING = "systemstring";

/** A path for every variable of the template; one without a value above stands for the payload's first field. */
function pathsOf(recording: Recording, payload: object): Readonly<Record<string, string>> {
  const [first = ""] = Object.keys(payload);
  const names = [...parameterOf(recording).matchAll(/<(\w+)>/g)].map(([, name = ""]) => name);
  const pathOf = (name: string): string =>
    name === "payload" || name === FINDS_NOTHING || name in VALUES ? `$.detail.${name}` : `$.detail.payload.${first}`;
  return Object.fromEntries(names.map((name) => [name, pathOf(name)]));
}

function eventOf(detail: object): object {
  return { source: "shop", "detail-type": "Opened", detail };
}

/** Sends one event through one target. */
function send(key: string, detail: unknown, target: Omit<Target, "Id" | "Arn">): Promise<Content> {
  return inEventRoom(async (room) => {
    await route(room, { pattern: EVERYTHING, targets: [{ ...target, Arn: room.inbox }] });
    await putEach(room, [entryOf({ ...eventOf({}), detail })]);
    return { [key]: await room.receive(room.inbox) };
  });
}

function refuse(key: string, target: Omit<Target, "Id" | "Arn">): Promise<Content> {
  return inEventRoom(async ({ events, inbox }) => {
    await events.send(new PutRuleCommand({ Name: "Open", EventPattern: JSON.stringify(EVERYTHING) }));
    const Targets = [{ ...target, Id: "inbox", Arn: inbox }];
    return { [key]: await answerOf(events.send(new PutTargetsCommand({ Rule: "Open", Targets }))) };
  });
}

/**
 * One event has the field that the template asks for, the other has not. The template is the parameter of the test; older
 * recordings have none, theirs is made from what arrived.
 */
async function matchAllAndNotAll(recording: Recording): Promise<Content> {
  const [all, notAll] = ["all", "not-match-all"].map((name) =>
    at(recording.content, `custom-variables-${name === "all" ? "match-all" : name}`, 0, "Body"),
  );
  const type = typeof all === "string" ? /\S+(?= type)/.exec(all)?.[0] : asText(at(all, "detailType"));
  const command = typeof all === "string" ? onlyIn(all, asText(notAll)) : asText(at(all, "command"));
  const event = { source: "shop", "detail-type": type };
  const InputTemplate = parameterOf(recording) || templateOf(all, asText(type), command);
  const deliver = async (detail: object): Promise<readonly object[]> =>
    inEventRoom(async (room) => {
      const InputTransformer = { InputPathsMap: VARIABLES, InputTemplate };
      await route(room, { pattern: EVERYTHING, targets: [{ Arn: room.inbox, InputTransformer }] });
      await putEach(room, [entryOf({ ...event, detail })]);
      return room.receive(room.inbox);
    });
  return {
    "custom-variables-match-all": await deliver({ command }),
    "custom-variables-not-match-all": await deliver({}),
  };
}

const VARIABLES: InputTransformer["InputPathsMap"] = {
  "detail-type": "$.detail-type",
  timestamp: "$.time",
  command: "$.detail.command",
};

/** What the longer of two texts has and the shorter has not, where they begin and end alike. */
function onlyIn(longer: string, shorter: string): string {
  let begin = 0;
  while (begin < shorter.length && longer[begin] === shorter[begin]) begin++;
  return longer.slice(begin, begin + longer.length - shorter.length);
}

function templateOf(arrived: unknown, type: string, command: string): string {
  if (typeof arrived !== "string") {
    return '{"detailType": <detail-type>, "time": <timestamp>, "command": <command>}';
  }
  return arrived
    .replace(/\bdate\b/, "<timestamp>")
    .replace(new RegExp(`${command}(?="$)`), "<command>")
    .replace(type, "<detail-type>");
}

/** What recorded templates call payload: the object in what arrived, its printed form without quotes, or one with its id. */
function payloadOf({ content }: Recording): object {
  const [whole] = [...everyUnder(content, "bod"), ...everyUnder(content, "body")];
  if (typeof whole === "object" && whole !== null && !Array.isArray(whole)) return whole;
  const text = JSON.stringify(content);
  const [, key, value, otherKey, otherValue] = /\{(\w+):([\w-]+),(\w+):(\w+)\}/.exec(text) ?? [];
  if (key !== undefined && otherKey !== undefined) return { [key]: value, [otherKey]: otherValue };
  return { id: /[\da-f]{8}-[\da-f]{4}(?!-)/.exec(text)?.[0] ?? "1" };
}

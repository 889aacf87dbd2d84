import {
  CreateArchiveCommand,
  DeleteArchiveCommand,
  DeleteRuleCommand,
  DescribeArchiveCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  ListArchivesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  UpdateArchiveCommand,
  type CreateArchiveCommandInput,
  type DescribeArchiveCommandOutput,
} from "@aws-sdk/client-eventbridge";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { queueArnOf } from "../../../testing/graph-of.ts";
import { serveEventBridge, type ServedBridge } from "../testing/serve-event-bridge.ts";
import {
  archiveOf,
  busArnOf,
  busOf,
  entryOf,
  openQueueOf,
  ruleToTarget,
  startEventBridge,
} from "../testing/start-event-bridge.ts";

const DAY = 24 * 3_600_000;
const OPENED = JSON.stringify({ "detail-type": ["Opened"] });
const ARN = "arn:aws:events:us-east-1:000000000000:archive/Kept";

let served: ServedBridge;

beforeEach(async () => {
  served = await serveEventBridge([
    openQueueOf("Mail"),
    ...ruleToTarget({ arn: queueArnOf("Mail") }),
    busOf("Shop"),
    archiveOf("FromGraph", { eventPattern: OPENED, retentionDays: 7, description: "of the program" }),
  ]);
});

afterEach(() => served.stop());

const create = (input: Partial<CreateArchiveCommandInput> = {}): Promise<unknown> =>
  served.client.send(new CreateArchiveCommand({ ArchiveName: "Kept", EventSourceArn: busArnOf("default"), ...input }));
const look = (ArchiveName: string): Promise<DescribeArchiveCommandOutput> =>
  served.client.send(new DescribeArchiveCommand({ ArchiveName }));

const names = async (input: object): Promise<unknown> =>
  (await served.client.send(new ListArchivesCommand(input))).Archives?.map(({ ArchiveName }) => ArchiveName);

test("an archive of the program keeps what its pattern lets through", async () => {
  served.bridge.putEvents({ Entries: [entryOf(), { ...entryOf(), DetailType: "Closed" }] });
  expect(await look("FromGraph")).toMatchObject({
    ArchiveArn: "arn:aws:events:us-east-1:000000000000:archive/FromGraph",
    ArchiveName: "FromGraph",
    Description: "of the program",
    EventCount: 1,
    EventPattern: OPENED,
    EventSourceArn: busArnOf("default"),
    RetentionDays: 7,
    State: "ENABLED",
  });
});

test("the size of an archive is counted as AWS was seen to count it", async () => {
  await create();
  const name = "core.update-account-command";
  const detail = { command: "update-account", payload: { acc_id: "0a787ecb-4015", sf_id: "baz" } };
  const entry = { Source: name, DetailType: name, Detail: JSON.stringify(detail) };
  served.bridge.putEvents({ Entries: Array.from({ length: 10 }, () => entry) });
  expect(await look("Kept")).toMatchObject({ EventCount: 10, SizeBytes: 1590 });
});

test("events are kept until their retention is over, without one for ever", async () => {
  await create();
  served.bridge.putEvents({ Entries: [entryOf()] });
  await served.clock.advance(DAY);
  served.bridge.putEvents({ Entries: [entryOf()] });
  await served.clock.advance(6 * DAY);
  expect(await look("FromGraph")).toMatchObject({ EventCount: 2 });
  await served.clock.advance(1);
  expect(await look("FromGraph")).toMatchObject({ EventCount: 1 });
  await served.clock.advance(4000 * DAY);
  expect(await look("FromGraph")).toMatchObject({ EventCount: 0, SizeBytes: 0 });
  expect(await look("Kept")).toMatchObject({ EventCount: 2, RetentionDays: 0 });
});

test("an archive is created, described, listed, updated and deleted", async () => {
  const now = new Date(served.clock.now());
  const made = { ArchiveArn: ARN, CreationTime: now, State: "ENABLED" };
  expect(await create({ EventSourceArn: busArnOf("Shop"), EventPattern: OPENED, Description: "d" })).toMatchObject(
    made,
  );
  const listed = await served.client.send(new ListArchivesCommand({ NamePrefix: "K" }));
  expect(listed.Archives).toEqual([
    {
      ArchiveName: "Kept",
      CreationTime: now,
      EventCount: 0,
      EventSourceArn: busArnOf("Shop"),
      RetentionDays: 0,
      SizeBytes: 0,
      State: "ENABLED",
    },
  ]);
  const change = { ArchiveName: "Kept", RetentionDays: 2, EventPattern: '{"source":["shop"]}' };
  expect(await served.client.send(new UpdateArchiveCommand(change))).toMatchObject(made);
  expect(await look("Kept")).toMatchObject({ ...change, Description: "d" });
  await served.client.send(new DeleteArchiveCommand({ ArchiveName: "Kept" }));
  await expect(look("Kept")).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "Archive Kept does not exist.",
  });
});

test("a changed pattern decides about what comes after it", async () => {
  await create({ EventPattern: OPENED });
  served.bridge.putEvents({ Entries: [entryOf(), { ...entryOf(), DetailType: "Closed" }] });
  await served.client.send(
    new UpdateArchiveCommand({ ArchiveName: "Kept", EventPattern: '{"detail-type":["Closed"]}' }),
  );
  served.bridge.putEvents({ Entries: [entryOf(), { ...entryOf(), DetailType: "Closed" }] });
  expect(await look("Kept")).toMatchObject({ EventCount: 2 });
});

test("archives are listed by bus and state, one filter at a time, page by page", async () => {
  await create({ EventSourceArn: busArnOf("Shop") });
  expect(await names({ EventSourceArn: busArnOf("Shop") })).toEqual(["Kept"]);
  expect(await names({ State: "ENABLED" })).toEqual(["FromGraph", "Kept"]);
  expect(await names({ State: "DISABLED" })).toEqual([]);
  expect(await names({ Limit: 1 })).toEqual(["FromGraph"]);
  await expect(names({ NamePrefix: "K", State: "ENABLED" })).rejects.toMatchObject({
    name: "ValidationException",
    message: "At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.",
  });
  await expect(names({ EventSourceArn: busArnOf("Nowhere") })).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "Event bus Nowhere does not exist.",
  });
});

describe("an archive is refused", () => {
  test.each([
    [
      "on a bus that is not there",
      { EventSourceArn: busArnOf("Nowhere") },
      "ResourceNotFoundException",
      "Event bus Nowhere does not exist.",
    ],
    [
      "whose name is taken",
      { ArchiveName: "FromGraph" },
      "ResourceAlreadyExistsException",
      "Archive FromGraph already exists.",
    ],
    [
      "with a long name",
      { ArchiveName: "a".repeat(49) },
      "ValidationException",
      `1 validation error detected: Value '${"a".repeat(49)}' at 'archiveName' failed to satisfy constraint: Member must have length less than or equal to 48`,
    ],
    [
      "with a pattern that is none",
      { EventPattern: "{}" },
      "InvalidEventPatternException",
      "Event pattern is not valid. Reason: Empty objects are not allowed",
    ],
    [
      "with a negative retention",
      { RetentionDays: -1 },
      "ValidationException",
      "1 validation error detected: Value '-1' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0",
    ],
  ])("%s", async (_what, input, name, message) => {
    await expect(create(input)).rejects.toMatchObject({ name, message });
  });

  test.each([
    ["update", new UpdateArchiveCommand({ ArchiveName: "Nothing" })],
    ["delete", new DeleteArchiveCommand({ ArchiveName: "Nothing" })],
  ])("to %s where there is none", async (_what, command) => {
    await expect(served.client.send(command)).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Archive Nothing does not exist.",
    });
  });
});

describe("the rule of an archive", () => {
  const RULE = "Events-Archive-FromGraph";

  test("is described and listed as EventBridge's own, with its target", async () => {
    expect(await served.client.send(new DescribeRuleCommand({ Name: RULE }))).toMatchObject({
      EventPattern: '{"detail-type":["Opened"],"replay-name":[{"exists":false}]}',
      ManagedBy: "prod.vhs.events.aws.internal",
      State: "ENABLED",
    });
    const { Targets } = await served.client.send(new ListTargetsByRuleCommand({ Rule: RULE }));
    expect(Targets).toMatchObject([{ Id: RULE, Arn: "arn:aws:events:us-east-1:::" }]);
    await served.client.send(new DeleteArchiveCommand({ ArchiveName: "FromGraph" }));
    const { Rules } = await served.client.send(new ListRulesCommand({}));
    expect(Rules?.map(({ Name }) => Name)).toEqual(["Everything"]);
  });

  test("routes nothing that the spy is told of", async () => {
    served.bridge.putEvents({ Entries: [entryOf()] });
    await served.bridge.idle();
    expect(served.spy.facts.filter(({ kind }) => kind !== "message-sent")).toMatchObject([
      { kind: "event-accepted", rules: ["Everything"] },
      { kind: "put-events" },
      { kind: "target-delivered", rule: "Everything" },
    ]);
  });

  test.each([
    ["PutRule", new PutRuleCommand({ Name: RULE, EventPattern: OPENED })],
    ["DisableRule", new DisableRuleCommand({ Name: RULE })],
    ["DeleteRule", new DeleteRuleCommand({ Name: RULE })],
    ["PutTargets", new PutTargetsCommand({ Rule: RULE, Targets: [{ Id: "a", Arn: queueArnOf("Mail") }] })],
    ["RemoveTargets", new RemoveTargetsCommand({ Rule: RULE, Ids: [RULE] })],
  ])("is nobody's to change by %s", async (_operation, command) => {
    await expect(served.client.send(command as DeleteRuleCommand)).rejects.toMatchObject({
      name: "ManagedRuleException",
      message: `${RULE} is a managed rule. Set 'force' parameter to true to override.`,
    });
  });
});

test.each([
  [
    "an archive whose pattern AWS would refuse",
    archiveOf("Broken", { eventPattern: '{"source":"shop"}' }),
    'GRAPH_UNSUPPORTED: archive Broken: Event pattern is not valid. Reason: "source" must be an object or an array',
  ],
  [
    "an archive of a bus that the program does not have",
    archiveOf("Lost", { eventSourceArn: busArnOf("Nowhere") }),
    "GRAPH_UNSUPPORTED: Lost: no event bus Nowhere in the program",
  ],
])("the boot stops at %s", (_what, archive, message) => {
  expect(() => startEventBridge([archive])).toThrow(message);
});

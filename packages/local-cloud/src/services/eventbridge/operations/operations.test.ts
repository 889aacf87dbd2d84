import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  ListConnectionsCommand,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { queueArnOf } from "../../../testing/graph-of.ts";
import { entryOf, openQueueOf } from "../testing/start-event-bridge.ts";
import { serveEventBridge, type ServedBridge } from "../testing/serve-event-bridge.ts";

let started: ServedBridge;
let client: ServedBridge["client"];

beforeEach(async () => {
  started = await serveEventBridge([openQueueOf("Mail")]);
  ({ client } = started);
});

afterEach(() => started.stop());

const PATTERN = JSON.stringify({ source: ["shop"] });
const putRule = (name: string, bus?: string): Promise<unknown> =>
  client.send(new PutRuleCommand({ Name: name, EventPattern: PATTERN, EventBusName: bus }));
const putTarget = (rule: string, target: object = {}): Promise<{ FailedEntryCount?: number | undefined }> =>
  client.send(new PutTargetsCommand({ Rule: rule, Targets: [{ Id: "mail", Arn: queueArnOf("Mail"), ...target }] }));

const ask = (pattern: string, tested: unknown): Promise<{ Result?: boolean | undefined }> =>
  client.send(new TestEventPatternCommand({ EventPattern: pattern, Event: JSON.stringify(tested) }));

test("a rule and a target made over the API deliver an event put over the API", async () => {
  await putRule("Everything");
  expect(await putTarget("Everything")).toMatchObject({ FailedEntryCount: 0, FailedEntries: [] });
  const answer = await client.send(new PutEventsCommand({ Entries: [{ ...entryOf(), Time: new Date(0) }] }));
  await started.bridge.idle();
  expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) as string }] });
  expect(JSON.parse(started.bodiesIn("Mail")[0] ?? "")).toMatchObject({ time: "1970-01-01T00:00:00Z" });
});

describe("rules", () => {
  test("are described and listed as they were put", async () => {
    await client.send(new CreateEventBusCommand({ Name: "Shop" }));
    const { RuleArn } = await client.send(
      new PutRuleCommand({ Name: "A", EventPattern: PATTERN, EventBusName: "Shop", Description: "all" }),
    );
    expect(RuleArn).toBe("arn:aws:events:us-east-1:000000000000:rule/Shop/A");
    const rule = {
      Arn: RuleArn,
      Name: "A",
      EventBusName: "Shop",
      EventPattern: PATTERN,
      State: "ENABLED",
      Description: "all",
    };
    expect(await client.send(new DescribeRuleCommand({ Name: "A", EventBusName: "Shop" }))).toMatchObject({
      ...rule,
      CreatedBy: "000000000000",
    });
    expect((await client.send(new ListRulesCommand({ EventBusName: "Shop" }))).Rules).toEqual([rule]);
  });

  test("put again keep their targets", async () => {
    await putRule("A");
    await putTarget("A");
    await putRule("A");
    expect((await client.send(new ListTargetsByRuleCommand({ Rule: "A" }))).Targets).toEqual([
      { Id: "mail", Arn: queueArnOf("Mail") },
    ]);
  });

  test("are listed page by page, by prefix and by target", async () => {
    for (const name of ["A1", "A2", "A3", "B"]) await putRule(name);
    for (const name of ["A1", "B"]) await putTarget(name);
    const first = await client.send(new ListRulesCommand({ NamePrefix: "A", Limit: 2 }));
    expect(first.Rules?.map(({ Name }) => Name)).toEqual(["A1", "A2"]);
    const second = await client.send(new ListRulesCommand({ NamePrefix: "A", Limit: 2, NextToken: first.NextToken }));
    expect(second).toMatchObject({ Rules: [{ Name: "A3" }] });
    expect(second.NextToken).toBeUndefined();
    const byTarget = await client.send(new ListRuleNamesByTargetCommand({ TargetArn: queueArnOf("Mail") }));
    expect(byTarget.RuleNames).toEqual(["A1", "B"]);
  });

  test("that are disabled match nothing until they are enabled", async () => {
    await putRule("A");
    await putTarget("A");
    await client.send(new DisableRuleCommand({ Name: "A" }));
    await client.send(new PutEventsCommand({ Entries: [entryOf()] }));
    await started.bridge.idle();
    expect(started.bodiesIn("Mail")).toHaveLength(0);
    await client.send(new EnableRuleCommand({ Name: "A" }));
    await client.send(new PutEventsCommand({ Entries: [entryOf()] }));
    await started.bridge.idle();
    expect(started.bodiesIn("Mail")).toHaveLength(1);
  });

  test("with targets cannot be deleted; without they can, twice", async () => {
    await putRule("A");
    await putTarget("A");
    await expect(client.send(new DeleteRuleCommand({ Name: "A" }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "Rule can't be deleted since it has targets.",
    });
    await client.send(new RemoveTargetsCommand({ Rule: "A", Ids: ["mail"] }));
    await client.send(new DeleteRuleCommand({ Name: "A" }));
    await client.send(new DeleteRuleCommand({ Name: "A" }));
    await expect(client.send(new DescribeRuleCommand({ Name: "A" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Rule A does not exist on EventBus default.",
    });
  });

  test("need a valid pattern and a bus", async () => {
    await expect(client.send(new PutRuleCommand({ Name: "A", EventPattern: "{}" }))).rejects.toMatchObject({
      name: "InvalidEventPatternException",
      message: "Event pattern is not valid. Reason: Empty objects are not allowed",
    });
    await expect(putRule("A", "Nowhere")).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Event bus Nowhere does not exist.",
    });
  });
});

test.each([
  [
    { State: "ON" as "ENABLED" },
    "ValidationException",
    "Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, ",
  ],
  [
    { EventPattern: JSON.stringify({ source: ["x".repeat(2048)] }) },
    "LimitExceededException",
    "Parameter EventPattern for rule A exceeds limit of 2048.",
  ],
])("a rule is refused for %o", async (given, name, message) => {
  await expect(client.send(new PutRuleCommand({ Name: "A", EventPattern: PATTERN, ...given }))).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message) as string,
  });
});

describe("targets are refused", () => {
  beforeEach(() => putRule("A"));

  test("past the fifth", async () => {
    for (const id of ["1", "2", "3", "4", "5"]) await putTarget("A", { Id: id });
    await expect(putTarget("A", { Id: "6" })).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "The requested resource exceeds the maximum number allowed.",
    });
  });

  test("that AWS would not take, and nothing of the request is kept", async () => {
    const good = { Id: "good", Arn: queueArnOf("Mail") };
    const bad = { ...good, Id: "bad", Input: "hello" };
    await expect(client.send(new PutTargetsCommand({ Rule: "A", Targets: [good, bad] }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "JSON syntax error in input for target bad.",
    });
    expect((await client.send(new ListTargetsByRuleCommand({ Rule: "A" }))).Targets).toEqual([]);
  });
});

describe("buses", () => {
  test("are created, described, listed and deleted", async () => {
    const arn = "arn:aws:events:us-east-1:000000000000:event-bus/Shop";
    expect((await client.send(new CreateEventBusCommand({ Name: "Shop", Description: "d" }))).EventBusArn).toBe(arn);
    await expect(client.send(new CreateEventBusCommand({ Name: "Shop" }))).rejects.toMatchObject({
      name: "ResourceAlreadyExistsException",
      message: "Event bus Shop already exists.",
    });
    const now = new Date(Math.floor(started.clock.now()));
    const bus = { Name: "Shop", Arn: arn, Description: "d", CreationTime: now, LastModifiedTime: now };
    expect(await client.send(new DescribeEventBusCommand({ Name: arn }))).toMatchObject(bus);
    expect((await client.send(new ListEventBusesCommand({ NamePrefix: "S" }))).EventBuses).toEqual([bus]);
    await client.send(new DeleteEventBusCommand({ Name: "Shop" }));
    await expect(client.send(new DescribeEventBusCommand({ Name: "Shop" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Event bus Shop does not exist.",
    });
  });

  test("are not deleted with rules, and have no slash in their names", async () => {
    await client.send(new CreateEventBusCommand({ Name: "Shop" }));
    await putRule("A", "Shop");
    await expect(client.send(new DeleteEventBusCommand({ Name: "Shop" }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "EventBus can't be deleted since it has rules.",
    });
    await expect(client.send(new CreateEventBusCommand({ Name: "a/b" }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "Event bus name must not contain '/'.",
    });
  });

  test("of the name default stay", async () => {
    await expect(client.send(new DeleteEventBusCommand({ Name: "default" }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "Cannot delete event bus default.",
    });
  });
});

describe("TestEventPattern", () => {
  const event = {
    id: "1",
    account: "1",
    source: "shop",
    time: "2026-01-01T00:00:00Z",
    region: "r",
    "detail-type": "t",
  };
  test("says whether the event matches", async () => {
    expect((await ask(PATTERN, event)).Result).toBe(true);
    expect((await ask(PATTERN, { ...event, source: "other" })).Result).toBe(false);
  });

  test.each([["text"], [[1]], [{ source: "shop" }]])("refuses the event %j", async (tested) => {
    await expect(ask(PATTERN, tested)).rejects.toMatchObject({
      name: "ValidationException",
      message: "Parameter Event is not valid.",
    });
  });
});

test("an operation that is not emulated is answered as unknown", async () => {
  await expect(client.send(new ListConnectionsCommand({}))).rejects.toMatchObject({
    name: "UnknownOperationException",
  });
});

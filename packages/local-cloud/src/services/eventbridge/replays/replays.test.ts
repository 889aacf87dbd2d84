import {
  CancelReplayCommand,
  DeleteArchiveCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  ListReplaysCommand,
  StartReplayCommand,
  type DescribeReplayCommandOutput,
  type StartReplayCommandInput,
  type StartReplayCommandOutput,
} from "@aws-sdk/client-eventbridge";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BusEvent } from "../../../spy/facts.ts";
import { queueArnOf } from "../../../testing/graph-of.ts";
import { serveEventBridge, type ServedBridge } from "../testing/serve-event-bridge.ts";
import { archiveOf, busArnOf, busOf, entryOf, openQueueOf, ruleOf, targetOf } from "../testing/start-event-bridge.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ARCHIVE = "arn:aws:events:us-east-1:000000000000:archive/Kept";

let served: ServedBridge;
let begun: number;
let rolls: readonly number[];

beforeEach(async () => {
  rolls = [];
  let rolled = 0;
  served = await serveEventBridge(
    [
      openQueueOf("All"),
      openQueueOf("Live"),
      openQueueOf("Again"),
      ruleOf("Any", { source: ["shop"] }),
      targetOf("Any", { arn: queueArnOf("All") }),
      ruleOf("LiveOnly", { source: ["shop"], "replay-name": [{ exists: false }] }),
      targetOf("LiveOnly", { arn: queueArnOf("Live") }),
      ruleOf("AgainOnly", { "replay-name": [{ exists: true }] }),
      targetOf("AgainOnly", { arn: queueArnOf("Again") }),
      busOf("Shop"),
      archiveOf("Kept"),
    ],
    () => rolls[rolled++] ?? 1,
  );
  begun = served.clock.now();
});

afterEach(() => served.stop());

/** Puts one event a minute, each with its number. */
async function putMinutes(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    served.bridge.putEvents({ Entries: [entryOf({ number })] });
    await served.clock.advance(MINUTE);
  }
}

const start = (input: Partial<StartReplayCommandInput> = {}): Promise<StartReplayCommandOutput> =>
  served.client.send(
    new StartReplayCommand({
      ReplayName: "Again",
      EventSourceArn: ARCHIVE,
      EventStartTime: new Date(begun),
      EventEndTime: new Date(begun + DAY),
      Destination: { Arn: busArnOf("default") },
      ...input,
    }),
  );
const look = (ReplayName = "Again"): Promise<DescribeReplayCommandOutput> =>
  served.client.send(new DescribeReplayCommand({ ReplayName }));
const numbersIn = (queue: string): readonly unknown[] =>
  served.bodiesIn(queue).map((body) => (JSON.parse(body) as BusEvent).detail["number"]);

test("a replay sends the archived events again, with its name and otherwise as they were", async () => {
  await putMinutes(1);
  const [before = ""] = served.bodiesIn("All");
  const arn = "arn:aws:events:us-east-1:000000000000:replay/Again";
  expect(await start({ Description: "once more" })).toMatchObject({ ReplayArn: arn, State: "STARTING" });
  await served.clock.advance(MINUTE);
  const after = served.bodiesIn("All")[1] ?? "";
  expect(after).toBe(before.replace('"resources"', '"replay-name":"Again","resources"'));
  expect(await look()).toMatchObject({
    Description: "once more",
    Destination: { Arn: busArnOf("default") },
    EventLastReplayedTime: new Date("2026-01-01T10:00:00Z"),
    EventSourceArn: ARCHIVE,
    EventStartTime: new Date(begun),
    EventEndTime: new Date(begun + DAY),
    ReplayArn: arn,
    ReplayName: "Again",
    ReplayStartTime: new Date(begun + MINUTE),
    ReplayEndTime: expect.any(Date) as Date,
    State: "COMPLETED",
  });
});

test("patterns tell replayed events from others, and archives leave them out", async () => {
  await putMinutes(2);
  await start();
  await served.clock.advance(MINUTE);
  expect(numbersIn("Live")).toEqual([0, 1]);
  expect(numbersIn("Again")).toEqual([0, 1]);
  const archive = await served.client.send(new DescribeArchiveCommand({ ArchiveName: "Kept" }));
  expect(archive).toMatchObject({ EventCount: 2 });
});

test("only events of the range are replayed, minute by minute", async () => {
  await putMinutes(5);
  await start({ EventStartTime: new Date(begun + MINUTE), EventEndTime: new Date(begun + 3 * MINUTE) });
  await served.clock.advance(MINUTE);
  expect(numbersIn("Again")).toEqual([1, 2, 3]);
});

test("only the rules that the replay names get its events", async () => {
  await putMinutes(1);
  await start({
    Destination: {
      Arn: busArnOf("default"),
      FilterArns: ["arn:aws:events:us-east-1:000000000000:rule/AgainOnly"],
    },
  });
  await served.clock.advance(MINUTE);
  expect(numbersIn("All")).toEqual([0]);
  expect(numbersIn("Again")).toEqual([0]);
  expect(served.spy.facts.findLast(({ kind }) => kind === "event-accepted")).toMatchObject({
    event: { "replay-name": "Again" },
    rules: ["AgainOnly"],
  });
});

test("a replay of nothing completes", async () => {
  await start();
  await served.clock.advance(MINUTE);
  const replay = await look();
  expect(replay).toMatchObject({ State: "COMPLETED" });
  expect(replay).not.toHaveProperty("EventLastReplayedTime");
});

test("a cancelled replay stops where it is, and cannot be cancelled again", async () => {
  await putMinutes(100);
  await start();
  await served.clock.advance(600);
  expect(await look()).toMatchObject({ State: "RUNNING" });
  expect(await served.client.send(new CancelReplayCommand({ ReplayName: "Again" }))).toMatchObject({
    ReplayArn: "arn:aws:events:us-east-1:000000000000:replay/Again",
    State: "CANCELLING",
  });
  expect(await look()).toMatchObject({ State: "CANCELLING" });
  await served.clock.advance(MINUTE);
  expect(await look()).toMatchObject({ State: "CANCELLED", ReplayEndTime: expect.any(Date) as Date });
  expect(numbersIn("Again").length).toBeLessThan(50);
  await expect(served.client.send(new CancelReplayCommand({ ReplayName: "Again" }))).rejects.toMatchObject({
    name: "IllegalStatusException",
    message: "Replay Again is not in a valid state for this operation.",
  });
});

test("a replay whose archive is deleted on the way fails, with a reason", async () => {
  await putMinutes(100);
  await start();
  await served.clock.advance(600);
  await served.client.send(new DeleteArchiveCommand({ ArchiveName: "Kept" }));
  await served.clock.advance(MINUTE);
  expect(await look()).toMatchObject({
    State: "FAILED",
    StateReason: "The archive or its event bus was deleted.",
  });
});

test("a stop ends a replay", async () => {
  await putMinutes(100);
  await start();
  await served.clock.advance(600);
  const sent = numbersIn("Again").length;
  await served.bridge.stop();
  await served.clock.advance(MINUTE);
  expect(numbersIn("Again")).toHaveLength(sent);
});

test("at most ten replays run at once", async () => {
  for (let number = 0; number < 10; number++) await start({ ReplayName: `Again${number}` });
  await expect(start()).rejects.toMatchObject({
    name: "LimitExceededException",
    message: "The requested resource exceeds the maximum number allowed.",
  });
  await served.clock.advance(MINUTE);
  await start();
});

test("replays are listed by name, archive and state, and forgotten after ninety days", async () => {
  await start({ ReplayName: "One" });
  await served.clock.advance(MINUTE);
  await start({ ReplayName: "Two" });
  const list = async (input: object): Promise<unknown> =>
    (await served.client.send(new ListReplaysCommand(input))).Replays?.map(({ ReplayName }) => ReplayName);
  expect(await list({ NamePrefix: "T" })).toEqual(["Two"]);
  expect(await list({ EventSourceArn: ARCHIVE })).toEqual(["One", "Two"]);
  expect(await list({ State: "COMPLETED" })).toEqual(["One"]);
  await expect(list({ NamePrefix: "T", State: "COMPLETED" })).rejects.toMatchObject({
    name: "ValidationException",
    message: "At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.",
  });
  await served.clock.advance(MINUTE);
  await served.clock.advance(90 * DAY - MINUTE);
  expect(await list({})).toEqual(["Two"]);
  await start({ ReplayName: "One" });
});

describe("a replay is refused", () => {
  test.each([
    [
      "to a bus that is not there",
      { Destination: { Arn: busArnOf("Nowhere") } },
      "ResourceNotFoundException",
      "Event bus Nowhere does not exist.",
    ],
    [
      "to another bus than the archive's",
      { Destination: { Arn: busArnOf("Shop") } },
      "ValidationException",
      "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.",
    ],
    [
      "to what is no bus",
      { Destination: { Arn: queueArnOf("All") } },
      "ValidationException",
      "Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN.",
    ],
    [
      "to a rule that is not there",
      { Destination: { Arn: busArnOf("default"), FilterArns: ["arn:aws:events:us-east-1:000000000000:rule/None"] } },
      "ResourceNotFoundException",
      "Rule None does not exist on EventBus default.",
    ],
    [
      "from an archive that is not there",
      { EventSourceArn: `${ARCHIVE}2` },
      "ValidationException",
      "Parameter EventSourceArn is not valid. Reason: Archive Kept2 does not exist.",
    ],
    [
      "of a range without length",
      { EventStartTime: new Date(0), EventEndTime: new Date(0) },
      "ValidationException",
      "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.",
    ],
    ["whose name is taken", { ReplayName: "Taken" }, "ResourceAlreadyExistsException", "Replay Taken already exists."],
  ])("%s", async (_what, input, name, message) => {
    await start({ ReplayName: "Taken" });
    await expect(start(input)).rejects.toMatchObject({ name, message });
  });

  test("to be described or cancelled where there is none", async () => {
    const none = { name: "ResourceNotFoundException", message: "Replay None does not exist." };
    await expect(look("None")).rejects.toMatchObject(none);
    await expect(served.client.send(new CancelReplayCommand({ ReplayName: "None" }))).rejects.toMatchObject(none);
  });
});

test("the order within a minute is left to chance", async () => {
  served.bridge.putEvents({ Entries: Array.from({ length: 8 }, (_, number) => entryOf({ number })) });
  rolls = [0.5, 0.1, 0.7, 0.3, 0, 0.6, 0.2, 0.4];
  await start();
  await served.clock.advance(MINUTE);
  expect(numbersIn("Again")).toEqual([4, 1, 6, 3, 7, 0, 5, 2]);
});

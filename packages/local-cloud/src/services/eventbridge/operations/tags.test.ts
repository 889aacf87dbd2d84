import {
  CreateEventBusCommand,
  DeleteRuleCommand,
  ListTagsForResourceCommand,
  PutRuleCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type Tag,
} from "@aws-sdk/client-eventbridge";
import { afterEach, beforeEach, expect, test } from "vitest";
import { busArnOf, ruleOf } from "../testing/start-event-bridge.ts";
import { serveEventBridge, type ServedBridge } from "../testing/serve-event-bridge.ts";

const RULES = "arn:aws:events:us-east-1:000000000000:rule";
const ofTeam = (Value: string): Tag => ({ Key: "team", Value });

let served: ServedBridge;
beforeEach(async () => {
  served = await serveEventBridge([ruleOf("Everything", { source: ["shop"] }, { tags: { team: "shop" } })]);
});
afterEach(() => served.stop());

const tagsOf = async (ResourceARN: string) =>
  (await served.client.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
const putRule = (Tags: Tag[], EventBusName = "default") =>
  served.client.send(new PutRuleCommand({ Name: "A", EventPattern: '{"source":["shop"]}', Tags, EventBusName }));

test("buses and rules have the tags that they were made with, and keep them when they are put again", async () => {
  await served.client.send(new CreateEventBusCommand({ Name: "Shop", Tags: [ofTeam("bus")] }));
  await putRule([ofTeam("one")], "Shop");
  await putRule([ofTeam("other")], "Shop");
  expect(await tagsOf(`${RULES}/Everything`)).toEqual([ofTeam("shop")]);
  expect(await tagsOf(busArnOf("Shop"))).toEqual([ofTeam("bus")]);
  expect(await tagsOf(`${RULES}/Shop/A`)).toEqual([ofTeam("one")]);
});

test("tags are added, replaced and taken away, and go with their rule", async () => {
  await putRule([ofTeam("one")]);
  const ResourceARN = `${RULES}/A`;
  await served.client.send(new TagResourceCommand({ ResourceARN, Tags: [ofTeam("two"), { Key: "b", Value: "2" }] }));
  await served.client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["b"] }));
  expect(await tagsOf(ResourceARN)).toEqual([ofTeam("two")]);
  await served.client.send(new DeleteRuleCommand({ Name: "A" }));
  await putRule([]);
  expect(await tagsOf(ResourceARN)).toEqual([]);
});

test.each([
  [`${RULES}/None`, "ResourceNotFoundException", "Rule None does not exist on EventBus default."],
  [busArnOf("None"), "ResourceNotFoundException", "Event bus None does not exist."],
  ["rule/A", "ValidationException", "Parameter rule/A is not valid. Reason: Provided Arn is not in correct format."],
])("%s has no tags", async (arn, name, message) => {
  await expect(tagsOf(arn)).rejects.toMatchObject({ name, message });
});

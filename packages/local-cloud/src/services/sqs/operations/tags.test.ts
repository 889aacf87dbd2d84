import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ListQueueTagsCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queueOf } from "../../../testing/graph-of.ts";
import { startSqs, type TestSqs } from "../testing/start-sqs.ts";

let sqs: TestSqs;
beforeEach(async () => {
  sqs = await startSqs([queueOf("Post", { tags: { team: "post" } })]);
});
afterEach(() => sqs.stop());

const tagsOf = async (queue: string) =>
  (await sqs.client.send(new ListQueueTagsCommand({ QueueUrl: sqs.urlOf(queue) }))).Tags;
const create = () => sqs.client.send(new CreateQueueCommand({ QueueName: "New", tags: { a: "1" } }));

test("a queue has the tags that the program or its maker gave it", async () => {
  await create();
  expect([await tagsOf("Post"), await tagsOf("New")]).toEqual([{ team: "post" }, { a: "1" }]);
});

test("tags are added, replaced and taken away", async () => {
  const QueueUrl = sqs.urlOf("Post");
  await sqs.client.send(new TagQueueCommand({ QueueUrl, Tags: { team: "mail", b: "2" } }));
  expect(await tagsOf("Post")).toEqual({ team: "mail", b: "2" });
  await sqs.client.send(new UntagQueueCommand({ QueueUrl, TagKeys: ["team", "b", "none"] }));
  expect(await tagsOf("Post")).toBeUndefined();
});

test("a queue that is made anew has no tag of the one before", async () => {
  await create();
  await sqs.client.send(new DeleteQueueCommand({ QueueUrl: sqs.urlOf("New") }));
  await sqs.client.send(new CreateQueueCommand({ QueueName: "New" }));
  expect(await tagsOf("New")).toBeUndefined();
});

async function ask(parameters: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ QueueUrl: sqs.urlOf("Post"), ...parameters });
  return (await fetch(sqs.endpoint, { method: "POST", body })).text();
}

test("the older protocol writes tags in its own way", async () => {
  await ask({ Action: "TagQueue", "Tag.1.Key": "b", "Tag.1.Value": "2" });
  await ask({ Action: "UntagQueue", "TagKey.1": "team" });
  expect(await ask({ Action: "ListQueueTags" })).toContain(
    "<ListQueueTagsResult><Tag><Key>b</Key><Value>2</Value></Tag></ListQueueTagsResult>",
  );
});

import { expect, test } from "vitest";
import type { Resource, ResourceGraph } from "./graph.ts";
import { viewGraph } from "./graph-view.ts";

const resource = (type: string, name: string, more: Partial<Resource> = {}): Resource => ({
  urn: `urn:pulumi:live::small::${type}::${name}`,
  type,
  name,
  custom: !type.startsWith("sst:"),
  inputs: {},
  outputs: {},
  dependsOn: [],
  ...more,
});
const mail = resource("sst:aws:Queue", "Mail");
const queue = resource("aws:sqs/queue:Queue", "MailQueue", { parent: mail.urn, outputs: { name: "small-live-Mail" } });
const subscriber = resource("sst:aws:Function", "MailSubscriber", { parent: mail.urn });
const fn = resource("aws:lambda/function:Function", "MailSubscriberFunction", {
  parent: subscriber.urn,
  outputs: { name: "small-live-Worker" },
});
const api = resource("aws:apigatewayv2/api:Api", "Web", { id: "abc123" });
const build = {
  functionName: "small-live-Worker",
  handler: "src/worker.handler",
  runtime: "nodejs24.x",
  architecture: "arm64",
  properties: {},
  links: {},
};
const graph: ResourceGraph = {
  app: { name: "small", stage: "live", region: "us-east-1", accountId: "000000000000" },
  outputs: {},
  resources: [mail, queue, subscriber, fn, api],
  functions: [build],
};
const view = viewGraph(graph);

test("a resource is found by its own name and by its component's, by the whole type and by its last part", () => {
  expect(view.find("Queue", "MailQueue")).toBe(queue);
  expect(view.find("Queue", "Mail")).toBe(queue);
  expect(view.find("aws:sqs/queue:Queue", "Mail")).toBe(queue);
  expect(view.find("sst:aws:Queue", "Mail")).toBe(mail);
});

test("the last part of a type stands for what a provider makes, never for a component", () => {
  expect(view.byType("Function")).toEqual([fn]);
});

test("a resource that is not there is an error that lists those of its type", () => {
  expect(() => view.one("Queue", "Post")).toThrow("no Queue is called Post; the program has: MailQueue");
  expect(() => view.one("Table", "Post")).toThrow("no Table is called Post; the program has: none");
});

test("everything below a component is its child, however deep", () => {
  expect(view.childrenOf("Mail")).toEqual([queue, subscriber, fn]);
});

test("a physical name is the name that AWS knows, or the id where there is none", () => {
  expect(view.physicalName("Queue", "Mail")).toBe("small-live-Mail");
  expect(view.physicalName("Api", "Web")).toBe("abc123");
});

test("a function's build is found by its physical name", () => {
  expect(view.buildOf("small-live-Worker")).toBe(build);
  expect(view.buildOf("another")).toBeUndefined();
});

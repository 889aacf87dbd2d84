import { afterAll, beforeAll, expect, test } from "vitest";
import { startLocalCloud } from "./boot.ts";
import type { LocalCloud } from "./local-cloud.ts";
import { smallProject, type SmallProject } from "./testing/small-project.ts";

const PROGRAM = `
  const key = new sst.Secret("Key", "placeholder");
  const other = new sst.Secret("Other", "placeholder");
  const news = new sst.aws.Queue("News");
  const api = new sst.aws.ApiGatewayV2("Api", { cors: false });
  api.route("GET /secrets/{id}", { handler: "secrets.handler", link: [key, other], environment: { NEWS: news.url } });
`;
const HANDLER = `
  import { Resource } from "sst";
  export const handler = async ({ pathParameters: { id } }) => ({ id, key: Resource.Key.value, other: Resource.Other.value, news: process.env.NEWS });
`;

let project: SmallProject;
let cloud: LocalCloud;

beforeAll(async () => {
  project = await smallProject(PROGRAM);
  project.write("secrets.ts", HANDLER);
  cloud = await startLocalCloud({ project: project.folder, secrets: { Key: "real" } });
});
afterAll(async () => {
  await cloud.stop();
  project.remove();
});

test("an SST program that was never seen before boots, and its API answers with its secrets and local addresses", async () => {
  const answer = await fetch(`${cloud.apis["Api"]}/secrets/7`);
  expect(await answer.json()).toEqual({
    id: "7",
    key: "real",
    other: "placeholder",
    news: cloud.queues.urlOf(cloud.physicalName("Queue", "News")),
  });
});

test("a secret's value is in no file of the cache", async () => {
  expect(JSON.stringify(cloud.graph)).toContain("real");
  const { readdir, readFile } = await import("node:fs/promises");
  const cached = await readdir(`${project.folder}/.streambridge`, { recursive: true, withFileTypes: true });
  const files = cached.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files) {
    expect(await readFile(`${parentPath}/${name}`, "utf8")).not.toContain('"real"');
  }
});

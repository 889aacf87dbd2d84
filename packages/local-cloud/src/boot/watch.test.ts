import { afterAll, beforeAll, expect, test } from "vitest";
import { startLocalCloud } from "../boot.ts";
import type { LocalCloud } from "../local-cloud.ts";
import { smallProject, type SmallProject } from "../testing/small-project.ts";

const PROGRAM = `
  const api = new sst.aws.ApiGatewayV2("Api", { cors: false });
  api.route("GET /greeting", { handler: "greeting.handler" });
`;
const handler = (greeting: string): string =>
  `export const handler = async () => ({ statusCode: 200, body: "${greeting}" });`;

let project: SmallProject;
let cloud: LocalCloud;

beforeAll(async () => {
  project = await smallProject(PROGRAM);
  project.write("greeting.ts", handler("Hello"));
  cloud = await startLocalCloud({ project: project.folder, watch: true });
});
afterAll(async () => {
  await cloud?.stop();
  project?.remove();
});

const changes = (times: number) => cloud.spy.waitForAll("program-changed", times);
const greeting = async (): Promise<string> => (await fetch(`${cloud.apis["Api"]}/greeting`)).text();

test("an API answers with a handler's new code, and nothing was started again", async () => {
  expect(await greeting()).toBe("Hello");
  project.write("greeting.ts", handler("Good evening"));
  await cloud.spy.waitFor("function-replaced");
  expect(await greeting()).toBe("Good evening");
});

test("a change of the program is told by its path, and told again when it is taken back", async () => {
  project.writeProgram(`${PROGRAM} new sst.aws.Queue("More");`);
  expect((await changes(1)).at(-1)?.paths).toEqual(["sst.config.ts"]);
  project.writeProgram(PROGRAM);
  expect((await changes(2)).at(-1)?.paths).toEqual([]);
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, PROJECT, type World } from "./world.ts";

// All that a consuming team writes: one folder with two files.
const SUBSCRIPTION = `
import type { Subscription } from "@streambridge/consumer-kit/subscription";

export const subscription = {
  name: "guest-book",
  owner: "team-hospitality",
  description: "Keeps a list of everybody who ever came in.",
  events: ["UserRegistered.v2"],
  onError: "retry",
} as const satisfies Subscription;
`;
const HANDLER = `
import { consume } from "@streambridge/consumer-kit";
import { subscription } from "./subscription.ts";

export const handler = consume(subscription, {
  "UserRegistered.v2": ({ data }) => console.log("came in: " + data.firstname + " " + data.lastname),
});
`;

let copy: ProjectCopy;
let world: World;
beforeAll(async () => {
  copy = copyProject(PROJECT);
  const folder = join(copy.folder, "packages/consumers/guest-book/src");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "subscription.ts"), SUBSCRIPTION);
  writeFileSync(join(folder, "handler.ts"), HANDLER);
  world = await openWorld(copy.folder);
});
afterAll(async () => {
  await world?.close();
  copy?.remove();
});

test("a new consumer folder receives events, and no other file was changed for it", async () => {
  await world.api.register({ firstname: "Margaret", lastname: "Hamilton", email: "margaret@example.com" });

  const heard = await world.cloud.spy.waitFor("function-log", ({ line }) => line.includes("came in"));
  expect(heard.line).toContain("came in: Margaret Hamilton");
  await world.vendors.slack.waitFor((effect) => effect.summary.includes("Margaret Hamilton"));
});

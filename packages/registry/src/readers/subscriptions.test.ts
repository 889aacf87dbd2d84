import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConsumers } from "./subscriptions.ts";

const FILE = "packages/consumers/guest-book/src/subscription.ts";

/** A workspace whose one consumer has this as its subscription. */
function workspaceWith(text: string): string {
  const root = mkdtempSync(join(tmpdir(), "streambridge-subscriptions-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(dirname(join(root, FILE)), { recursive: true });
  writeFileSync(join(root, FILE), text);
  return root;
}

test("a subscription is read with the folder that it lies in", async () => {
  const subscription = { name: "guest-book", owner: "hospitality", events: ["UserRegistered.v2"] };
  const root = workspaceWith(`export const subscription = ${JSON.stringify(subscription)};`);
  expect(await readConsumers(root)).toEqual([{ folder: "packages/consumers/guest-book", subscription }]);
});

test.each([
  ["no TypeScript", "export const subscription = {", "it does not load: "],
  ["no subscription", "export const other = {};", "it exports no subscription"],
  ["one without events", 'export const subscription = { name: "a", owner: "b" };', "it exports no subscription"],
])("%s is a mistake of whoever wrote it, named by its file", async (_what, text, why) => {
  await expect(readConsumers(workspaceWith(text))).rejects.toMatchObject({
    code: "SUBSCRIPTION_UNREADABLE",
    fault: "user",
    sentence: expect.stringContaining(`${FILE}: ${why}`),
  });
});

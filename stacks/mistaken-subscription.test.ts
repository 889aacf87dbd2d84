import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, recordGraph } from "@streambridge/local-cloud/graph";
import { expect, onTestFinished, test } from "vitest";
import { PROJECT } from "./testing/recorded.ts";

const sound = { name: "audit-log", owner: "a", description: "b", events: ["OrderPlaced.v1"], onError: "retry" };

const mistakes = [
  ["another name than its folder", { ...sound, name: "audit" }, /audit-log: the subscription is named "audit"/],
  ["an event type without a schema", { ...sound, events: ["OrderLost.v1"] }, /^OrderLost\.v1: no schema under schemas/],
  [
    "several things that AWS refuses",
    { ...sound, batch: { size: 100 }, maxConcurrency: 1, timeoutSeconds: 1_000, rights: { sendEmailAs: "Sender" } },
    /^packages\/consumers\/audit-log: the subscription gathers batches of 100; .*maxConcurrency 1; .*timeoutSeconds 1000; .*as "Sender"/,
  ],
  [
    "more retrying than SQS counts",
    { ...sound, retryHours: 200 },
    /retryHours 200 needs \d+ receives; SQS counts to 1000/,
  ],
] as const;

test.each(mistakes)(
  "a subscription with %s stops the deployment and says why",
  async (_what, subscription, message) => {
    const copy = copyProject(PROJECT);
    onTestFinished(() => copy.remove());
    const folder = join(copy.folder, "packages/consumers/audit-log/src");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "subscription.ts"), `export const subscription = ${JSON.stringify(subscription)};`);
    await expect(recordGraph({ project: copy.folder, stage: "preview-x" })).rejects.toMatchObject({
      code: "STACK_FAILED",
      sentence: expect.stringMatching(message),
    });
  },
);

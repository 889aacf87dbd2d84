import { linkValues, onTrial, sampleEvent } from "@streambridge/consumer-kit/testing";
import { startSlack, type SlackStandIn } from "@streambridge/stand-ins";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { handlers } from "./handler.ts";
import { subscription } from "./subscription.ts";

let slack: SlackStandIn;

beforeAll(async () => {
  slack = await startSlack();
  linkValues({ SlackWebhookUrl: slack.webhookUrl });
});
beforeEach(() => slack.fail(undefined));
afterAll(() => slack.stop());

const event = sampleEvent("UserRegistered.v2", { data: { firstname: "Grace", lastname: "Hopper" } });

test("a sign-up is posted", async () => {
  expect(await onTrial(subscription, handlers).deliver(event)).toEqual({ Handled: 1 });
  expect(slack.received.at(-1)?.summary).toContain("Grace Hopper signed up");
});

test.each([500, 404])("what Slack answers with %i is skipped, so that the queue goes on", async (status) => {
  slack.fail({ status });
  const trial = onTrial(subscription, handlers);
  expect(await trial.deliver(event)).toEqual({ Skipped: 1 });
  expect(trial.parked).toEqual([]);
});

test("a rate limit is worth another try", async () => {
  slack.fail({ status: 429 });
  expect(await onTrial(subscription, handlers).deliver(event)).toEqual({ Retried: 1 });
});

test("a backfill announces nobody", async () => {
  const old = sampleEvent("UserRegistered.v2", { metadata: { reason: "backfill" } });
  expect(await onTrial(subscription, handlers).deliver(old)).toEqual({ Skipped: 1 });
});

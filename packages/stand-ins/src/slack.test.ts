import { IncomingWebhook } from "@slack/webhook";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSlack, type SlackStandIn } from "./slack.ts";

let slack: SlackStandIn;
let webhook: IncomingWebhook;

beforeAll(async () => {
  slack = await startSlack();
  webhook = new IncomingWebhook(slack.webhookUrl);
});
afterAll(() => slack.stop());

test("a message is kept and answered with ok", async () => {
  expect(await webhook.send({ text: "Hello 👋" })).toEqual({ text: "ok" });
  const effect = await slack.waitFor((one) => one.summary.includes("Hello 👋"));
  expect(effect).toMatchObject({ vendor: "slack", action: "post", body: { text: "Hello 👋" } });
});

test("a message without text is refused", async () => {
  await expect(webhook.send({ text: "" })).rejects.toMatchObject({ statusCode: 400, body: "no_text" });
});

test("blocks may stand in for text", async () => {
  await expect(webhook.send({ blocks: [{ type: "divider" }] })).resolves.toEqual({ text: "ok" });
});

test("another webhook's address is not served", async () => {
  const other = new IncomingWebhook(`${slack.url}/services/T1/B1/none`);
  await expect(other.send("hi")).rejects.toMatchObject({ statusCode: 404, body: "no_service" });
});

test("a body that is no JSON is refused", async () => {
  const answer = await fetch(slack.webhookUrl, { method: "POST", body: "text=hi" });
  expect([answer.status, await answer.text()]).toEqual([400, "invalid_payload"]);
});

test("a rate limit carries Retry-After", async () => {
  slack.fail({ status: 429, retryAfter: 30 });
  const answer = await fetch(slack.webhookUrl, { method: "POST", body: "{}" });
  slack.fail(undefined);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "30"]);
});

import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { linkValues, onTrial, sampleEvent } from "@streambridge/consumer-kit/testing";
import { startSes, type StandIn } from "@streambridge/stand-ins";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { handlers } from "./handler.ts";
import { letterOf } from "./mapping.ts";
import { openMailbox } from "./ses.ts";
import { subscription } from "./subscription.ts";

let ses: StandIn;

beforeAll(async () => {
  ses = await startSes();
  linkValues({ WelcomeEmailSender: "us@example.com", WelcomeEmailAllowList: "@example.com" });
  Object.assign(process.env, {
    EMAIL_RECIPIENTS: "allow-list",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "sample",
    AWS_SECRET_ACCESS_KEY: "sample",
    AWS_ENDPOINT_URL_SESV2: ses.url,
  });
});
beforeEach(() => ses.fail(undefined));
afterAll(() => ses.stop());

const registered = (userId: string, email = `${userId}@example.com`, order = 1) =>
  sampleEvent("UserRegistered.v2", { data: { userId, email }, order });
const sentTo = (address: string) => ses.received.filter((effect) => effect.subject === address);

test("a new user is written to once, however often and in whatever guise the event comes", async () => {
  const trial = onTrial(subscription, handlers);
  expect(await trial.deliver(registered("u1"))).toEqual({ Handled: 1 });
  expect(await trial.deliver(registered("u1"))).toEqual({ Repeated: 1 });
  expect(await trial.deliver(registered("u1", "u1@example.com", 2))).toEqual({ Repeated: 1 });
  expect(sentTo("u1@example.com")).toHaveLength(1);
});

test("outside production nobody is written to who is not on the allow-list", async () => {
  const trial = onTrial(subscription, handlers);
  expect(await trial.deliver(registered("u2", "u2@elsewhere.example"))).toEqual({ Skipped: 1 });
  expect(sentTo("u2@elsewhere.example")).toEqual([]);
});

test.each([429, 500])(
  "what SES answers with %i was not sent: it is retried, and sent when SES is back",
  async (status) => {
    const trial = onTrial(subscription, handlers);
    const event = registered(`busy-${status}`);
    ses.fail({ status });
    expect(await trial.deliver(event)).toEqual({ Retried: 1 });
    ses.fail(undefined);
    expect(await trial.deliver(event)).toEqual({ Handled: 1 });
  },
);

test("what SES refuses is parked, and can be sent after a redrive", async () => {
  const trial = onTrial(subscription, handlers);
  ses.fail({ status: 400 });
  expect(await trial.deliver(registered("u3"))).toEqual({ Parked: 1 });
  ses.fail(undefined);
  expect(await trial.deliver(registered("u3"))).toEqual({ Handled: 1 });
});

test("a server that closes connections between two e-mails makes neither uncertain", async () => {
  const used = new WeakSet<Socket>();
  // What a process that was frozen meets: a connection that stands as far as it knows, and ends when it is used again.
  const hasty = createHttpServer(({ socket }, answer) => {
    if (used.has(socket)) socket.destroy();
    else answer.setHeader("content-type", "application/json").end("{}");
    used.add(socket);
  });
  const trial = await trialAt(hasty);
  expect(await trial.deliver(registered("u5"))).toEqual({ Handled: 1 });
  expect(await trial.deliver(registered("u6"))).toEqual({ Handled: 1 });
  hasty.closeAllConnections();
  hasty.close();
});

test("an e-mail whose answer was lost is not sent again: a person decides", async () => {
  const silent = createServer((socket) => socket.once("data", () => socket.destroy()));
  const trial = await trialAt(silent);
  expect(await trial.deliver(registered("u4"))).toEqual({ Retried: 1 });
  expect(await trial.deliver(registered("u4"))).toEqual({ Parked: 1 });
  expect(trial.parked).toMatchObject([{ ErrorCode: "EFFECT_UNCERTAIN", Stage: "guard" }]);
  silent.close();
});

/** Puts the consumer on trial with a mailbox at this server. */
async function trialAt(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env["AWS_ENDPOINT_URL_SESV2"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mailbox = openMailbox("us@example.com");
  return onTrial(subscription, { "UserRegistered.v2": ({ data }) => mailbox.send(letterOf(data)) });
}

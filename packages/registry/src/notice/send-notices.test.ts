import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Notice } from "./notices.ts";
import { sendNotices } from "./send-notices.ts";

/** What the webhook answers next, and what it got. */
const answers: { status: number; headers?: Record<string, string> }[] = [];
const received: { headers: IncomingHttpHeaders; body: Notice }[] = [];
const waits: number[] = [];
let address = "";

const server = createServer(async (request, response) => {
  const body = await new Response(request).text();
  received.push({ headers: request.headers, body: JSON.parse(body) as Notice });
  const { status, headers = {} } = answers.shift() ?? { status: 204 };
  response.writeHead(status, headers).end();
});

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  for (const list of [answers, received, waits]) list.length = 0;
});

const pause = async (ms: number) => waits.push(ms);

function noticeFor(owner: string): Notice {
  const changes = [{ reader: "crm-sync", eventType: "UserRegistered.v2", says: ["data.bio went."] }];
  const head = { kind: "streambridge.schemas-released", noticeVersion: 1, stage: "production" } as const;
  return { ...head, release: "released/production/2", owner, changes, text: `For ${owner}.` };
}

test("each owner gets one notice, as JSON", async () => {
  const notices = [noticeFor("marketing team"), noticeFor("search team")];
  await sendNotices(address, notices, pause);
  expect(received.map(({ body }) => body)).toEqual(notices);
  expect(received[0]?.headers["content-type"]).toBe("application/json");
});

test("a receiver that fails for a while is asked again, ever later, under the same key", async () => {
  answers.push({ status: 503 }, { status: 500 }, { status: 408 });
  await sendNotices(address, [noticeFor("marketing team")], pause);
  expect(waits).toEqual([1000, 2000, 4000]);
  expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
});

test("a receiver that says when is asked then, but is not waited for without end", async () => {
  answers.push({ status: 429, headers: { "retry-after": "7" } }, { status: 503, headers: { "retry-after": "86400" } });
  await sendNotices(address, [noticeFor("marketing team")], pause);
  expect(waits).toEqual([7000, 30_000]);
});

test("one that refuses is not asked again, and does not keep the others from being told", async () => {
  answers.push({ status: 404 });
  await expect(
    sendNotices(address, [noticeFor("marketing team"), noticeFor("search team")], pause),
  ).rejects.toMatchObject({
    code: "NOTICE_FAILED",
    sentence: expect.stringContaining("did not take the notice for marketing team (it answered 404, tried once)"),
    mend: expect.stringContaining('announce --release released/production/2 --owner "marketing team"'),
  });
  expect(received.map(({ body }) => body.owner)).toEqual(["marketing team", "search team"]);
});

test("a redirect is a refusal: a notice goes to the address that was configured and to no other", async () => {
  answers.push({ status: 302, headers: { location: "/elsewhere" } });
  await expect(sendNotices(address, [noticeFor("a")], pause)).rejects.toMatchObject({ code: "NOTICE_FAILED" });
  expect(received).toHaveLength(1);
});

test("one that is away is given up after five tries, and its address stays a secret", async () => {
  answers.push(...Array.from({ length: 5 }, () => ({ status: 502 })));
  const failure = await sendNotices(address, [noticeFor("a")], pause).catch((thrown: unknown) => thrown);
  expect(String(failure)).toContain("it answered 502, tried 5 times");
  expect(`${JSON.stringify(failure)} ${String(failure)}`).not.toContain("secret-path");
});

test.each(["ftp://example.com", "nowhere"])("%s is no webhook", async (webhook) => {
  await expect(sendNotices(webhook, [noticeFor("a")], pause)).rejects.toMatchObject({ code: "USAGE" });
});

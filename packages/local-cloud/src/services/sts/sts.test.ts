import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionOf } from "../../iam/principal.ts";
import { startGateway, type Gateway } from "../gateway/gateway.ts";
import { createSts } from "./sts.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ warn: () => {} });
  const reader = sessionOf("arn:aws:iam::000000000000:role/path/ReaderRole", "Reader");
  gateway.mount(
    createSts({ accountId: "000000000000", sessionOf: (key) => (key === "ASIAREADER" ? reader : undefined) }),
  );
});
afterAll(() => gateway.stop());

async function ask(Action: string, accessKeyId: string): Promise<readonly [status: number, text: string]> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request`;
  const body = new URLSearchParams({ Action, Version: "2011-06-15" });
  const answer = await fetch(gateway.endpoint, { method: "POST", headers: { authorization }, body });
  return [answer.status, await answer.text()];
}

test("a function is a session of its role", async () => {
  const [status, text] = await ask("GetCallerIdentity", "ASIAREADER");
  expect(status).toBe(200);
  expect(text).toMatch(
    /<GetCallerIdentityResult><Arn>arn:aws:sts::000000000000:assumed-role\/ReaderRole\/Reader<\/Arn><UserId>AROA[0-9A-F]{16}:Reader<\/UserId><Account>000000000000<\/Account>/,
  );
});

test("everybody else is the account's root", async () => {
  const [, text] = await ask("GetCallerIdentity", "local");
  expect(text).toContain("<Arn>arn:aws:iam::000000000000:root</Arn><UserId>000000000000</UserId>");
});

test("another action is refused by AWS's name", async () => {
  const [status, text] = await ask("AssumeRole", "local");
  expect([status, text]).toEqual([400, expect.stringContaining("<Code>InvalidAction</Code>")]);
});

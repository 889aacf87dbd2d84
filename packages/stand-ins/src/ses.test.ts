import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StandIn } from "./effect.ts";
import { startSes } from "./ses.ts";

let ses: StandIn;
let client: SESv2Client;

beforeAll(async () => {
  ses = await startSes();
  const credentials = { accessKeyId: "stand-in", secretAccessKey: "stand-in" };
  client = new SESv2Client({ endpoint: ses.url, region: "us-east-1", credentials, maxAttempts: 1 });
});
afterAll(() => ses.stop());

function email(sender: string | undefined) {
  return new SendEmailCommand({
    FromEmailAddress: sender,
    Destination: { ToAddresses: ["ada@example.com"] },
    Content: { Simple: { Subject: { Data: "Welcome!" }, Body: { Text: { Data: "Hello Ada" } } } },
  });
}

test("an e-mail is taken, answered with an id and told", async () => {
  const { MessageId } = await client.send(email("us@example.com"));
  expect(MessageId).toMatch(/.+/);
  const sent = await ses.waitFor((effect) => effect.subject === "ada@example.com");
  expect(sent).toMatchObject({ vendor: "ses", action: "SendEmail", summary: "e-mail to ada@example.com: Welcome!" });
});

test("an e-mail without a sender is refused as SES names it", async () => {
  await expect(client.send(email(undefined))).rejects.toMatchObject({ name: "BadRequestException" });
  expect(ses.refused.at(-1)?.reason).toContain("Must have a from email address");
});

test("throttling has SES's name", async () => {
  ses.fail({ status: 429 });
  await expect(client.send(email("us@example.com"))).rejects.toMatchObject({ name: "TooManyRequestsException" });
  ses.fail(undefined);
});

test("a client of SES's first version is refused in the XML that it reads", async () => {
  const answer = await fetch(ses.url, { method: "POST", body: new URLSearchParams({ Action: "ListIdentities" }) });
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining(
      "<Code>InvalidAction</Code><Message>The first version of SES is not emulated here.</Message>",
    ),
  ]);
});

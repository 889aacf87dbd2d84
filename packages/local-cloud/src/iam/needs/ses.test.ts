import { expect, test } from "vitest";
import { permissionsOf } from "../testing/needs-of.ts";

const ARN = "us-east-1:000000000000";
const of = (body: object) => permissionsOf({ scope: "ses", url: "/v2/email/outbound-emails", body });

test("an e-mail needs the right to send as its sender's address, or as its domain", () => {
  const identity = `arn:aws:ses:${ARN}:identity`;
  const anyOf = `${identity}/shop@example.com or ${identity}/example.com`;
  expect(of({ FromEmailAddress: "shop@example.com" })).toEqual([`ses:SendEmail on ${anyOf}`]);
  expect(of({ FromEmailAddress: "The Shop <shop@example.com>", Content: { Simple: {} } })).toEqual([
    `ses:SendEmail on ${anyOf}`,
  ]);
  expect(of({ FromEmailAddress: "shop@example.com", Content: { Raw: {} } })).toEqual([`ses:SendRawEmail on ${anyOf}`]);
  expect(of({ FromEmailAddressIdentityArn: `${identity}/example.org`, ConfigurationSetName: "news" })).toEqual([
    `ses:SendEmail on ${identity}/example.org`,
    `ses:SendEmail on arn:aws:ses:${ARN}:configuration-set/news`,
  ]);
});

test("other operations of SES are refused to functions: what they need is not written down", () => {
  expect(permissionsOf({ scope: "ses", method: "GET", url: "/v2/email/account" })).toEqual(["unlisted"]);
});

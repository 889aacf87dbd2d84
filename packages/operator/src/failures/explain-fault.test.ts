import { StreambridgeError } from "@streambridge/errors";
import { expect, test } from "vitest";
import { explainFault } from "./explain-fault.ts";

const deployment = { stage: "production", region: "eu-west-1", isHere: false, endpoint: undefined };
const fault = (fields: object): Error => Object.assign(new Error("as AWS says it\nand more"), fields);

test.each([
  [{ name: "CredentialsProviderError" }, /^USAGE: no credentials for AWS were found, and --stage production/],
  [{ name: "ExpiredTokenException", $fault: "client" }, /^USAGE: AWS does not take these credentials: ExpiredToken/],
  [{ name: "UnrecognizedClientException", $fault: "client" }, /^USAGE: AWS does not take these credentials/],
  [{ name: "SignatureDoesNotMatch", $fault: "client" }, /^USAGE: AWS does not take these credentials/],
])("%o is a mistake of whoever asks, who is told how to sign in", (fields, sentence) => {
  const told = explainFault(fault(fields), deployment);
  expect(told).toMatchObject({ message: expect.stringMatching(sentence), mend: expect.stringMatching(/AWS_PROFILE/) });
});

test("a host that nobody knows is a mistake where somebody named it, and says the region where nobody did", () => {
  const unknown = fault({ code: "ENOTFOUND" });
  const named = explainFault(unknown, { ...deployment, isHere: true, endpoint: "http://lcoalhost:4566" });
  expect(named).toMatchObject({ code: "USAGE", sentence: expect.stringContaining("--endpoint http://lcoalhost:4566") });
  const found = explainFault(unknown, deployment);
  expect(found).toMatchObject({ code: "AWS_FAILED", sentence: expect.stringContaining("region eu-west-1") });
});

test("what AWS refuses to good credentials is AWS's, and the rights are named", () => {
  const told = explainFault(fault({ name: "AccessDeniedException", $fault: "client" }), deployment);
  expect(told).toMatchObject({
    message: "AWS_FAILED: AccessDeniedException: as AWS says it",
    mend: expect.stringContaining("docs/operating.md"),
  });
});

test("an error of ours stays as it is", () => {
  const ours = new TypeError("undefined is no function");
  expect(explainFault(ours, deployment)).toBe(ours);
  const said = new StreambridgeError("STAGE_NOT_FOUND", "no");
  expect(explainFault(said, deployment)).toBe(said);
});

import { expect, test } from "vitest";
import { startAws } from "../testing/aws.ts";
import { s3ClaimStore } from "./s3-claim-store.ts";

const claim = { key: "claims/1.json", body: '{"bio":"long"}' };
const inTime = () => AbortSignal.timeout(5_000);

test("a claim lies in the bucket", async () => {
  await using aws = await startAws();
  expect(await s3ClaimStore("claims-bucket", aws.s3).put(claim, inTime())).toEqual({ ok: true });
  expect(await aws.read("claims-bucket", claim.key)).toBe(claim.body);
});

test("a claim that is not kept says why", async () => {
  await using aws = await startAws();
  const answer = await s3ClaimStore("no-such-bucket", aws.s3).put(claim, inTime());
  expect(answer).toMatchObject({ ok: false, code: "NoSuchBucket" });
  const aborted = await s3ClaimStore("claims-bucket", aws.s3).put(claim, AbortSignal.abort());
  expect(aborted).toMatchObject({ ok: false, code: "AbortError" });
});

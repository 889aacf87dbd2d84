import type { S3Client } from "@aws-sdk/client-s3";
import { kept, notKept } from "../kept.ts";
import { once } from "../once.ts";
import type { ClaimStore } from "./claim-store.ts";

/**
 * The claim store over S3. The client is loaded when the first large event comes, which for most functions is never, and
 * makes one attempt: the scheduler resends.
 */
export function s3ClaimStore(claimsBucket: string, s3: () => Promise<S3Client> = newS3): ClaimStore {
  const theS3 = once(s3);
  return {
    async put({ key, body }, abortSignal) {
      try {
        const { PutObjectCommand } = await import("@aws-sdk/client-s3");
        const put = new PutObjectCommand({
          Bucket: claimsBucket,
          Key: key,
          Body: body,
          ContentType: "application/json",
        });
        await (await theS3()).send(put, { abortSignal });
        return kept;
      } catch (thrown) {
        return notKept(thrown);
      }
    },
  };
}

async function newS3(): Promise<S3Client> {
  const { S3Client } = await import("@aws-sdk/client-s3");
  return new S3Client({ maxAttempts: 1 });
}

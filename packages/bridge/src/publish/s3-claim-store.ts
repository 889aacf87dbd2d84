import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { kept, notKept } from "../kept.ts";
import type { ClaimStore } from "./claim-store.ts";

/** The claim store over S3. The client makes one attempt: the scheduler resends. */
export function s3ClaimStore(claimsBucket: string, s3 = new S3Client({ maxAttempts: 1 })): ClaimStore {
  return {
    async put({ key, body }, abortSignal) {
      const object = { Bucket: claimsBucket, Key: key, Body: body, ContentType: "application/json" };
      try {
        await s3.send(new PutObjectCommand(object), { abortSignal });
        return kept;
      } catch (thrown) {
        return notKept(thrown);
      }
    },
  };
}

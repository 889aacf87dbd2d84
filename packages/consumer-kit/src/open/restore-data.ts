import { GetObjectCommand, NoSuchBucket, NoSuchKey, type S3Client } from "@aws-sdk/client-s3";
import { StreambridgeError } from "@streambridge/errors";
import { parseDataref } from "@streambridge/events";

/**
 * Fetches the data of an event that was too large to travel from where `metadata.dataref` says. Answers with the error
 * `CLAIM_UNREADABLE` where no retry will find it; rejects with S3's own error where one may.
 */
export async function restoreData(s3: Pick<S3Client, "send">, dataref: string): Promise<unknown> {
  const place = parseDataref(dataref);
  if (place === undefined) return unreadable(`${dataref} names no object`);
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: place.key }));
    return JSON.parse((await Body?.transformToString()) ?? "");
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NoSuchBucket)
      return unreadable(`${dataref} is not there`, error);
    if (error instanceof SyntaxError) return unreadable(`${dataref} is no JSON`, error);
    throw error;
  }
}

function unreadable(why: string, cause?: unknown): StreambridgeError {
  return new StreambridgeError("CLAIM_UNREADABLE", why, {
    cause,
    mend: "Restore the object, then: streambridge failures redrive --cause CLAIM_UNREADABLE",
  });
}

import type { Addressed } from "../gateway/addressed.ts";

/** Parameters that say how an operation is done, not which one it is; any other would name an operation of its own. */
const OF_THE_PLAIN_OPERATION = new Set([
  "bucket-region",
  "continuation-token",
  "delimiter",
  "encoding-type",
  "fetch-owner",
  "list-type",
  "marker",
  "max-buckets",
  "max-keys",
  "partNumber",
  "prefix",
  "start-after",
  "x-id",
]);

/** Of a URL that was signed beforehand, and of the headers that it sets on the answer. */
const OF_THE_URL = /^(?:x-amz-|response-|AWSAccessKeyId$|Signature$|Expires$)/i;

/** The operations beside the plain ones that the emulator does: method, what the path names, and the parameter. */
const SERVED = new Set([
  "DELETE bucket lifecycle",
  "DELETE object uploadId",
  "GET bucket lifecycle",
  "GET object attributes",
  "POST bucket delete",
  "POST object uploadId",
  "POST object uploads",
  "PUT bucket lifecycle",
  "PUT object renameObject",
  "PUT object uploadId",
]);

/**
 * Whether the emulator does what a request asks for. It looks at few parameters, so that it would take a PutBucketPolicy
 * for a CreateBucket and a DeleteBucketTagging for a DeleteBucket.
 */
export function isServed(method: string, { path, query }: Pick<Addressed, "path" | "query">): boolean {
  const named = /^\/[^/]+\/./.test(path) ? "object" : "bucket";
  return [...query.keys()]
    .filter((parameter) => !OF_THE_PLAIN_OPERATION.has(parameter) && !OF_THE_URL.test(parameter))
    .every((parameter) => SERVED.has(`${method} ${named} ${parameter}`));
}

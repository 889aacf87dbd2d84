import { need, textIn, type Asked, type Need, type NeedsOf, type Needs } from "./need.ts";
import { S3_ACTIONS, S3_SUBRESOURCES } from "./s3-actions.ts";

/**
 * What a request to S3 needs. Its method and its path say the operation, together with a parameter for what belongs to a
 * bucket or an object beside its content.
 */
export const needsOfS3: NeedsOf = (asked) => {
  const { method, addressed } = asked;
  const [, bucket = "", ...rest] = addressed.path.split("/");
  const key = rest.map(decodeURIComponent).join("/");
  if (bucket === "") return of(need("s3:ListAllMyBuckets", "*"));
  const part = S3_SUBRESOURCES.find((name) => addressed.query.has(name)) ?? "";
  const operation = `${method} ${key === "" ? "bucket" : "object"} ${part}`.trim();
  if (operation === "POST bucket delete") return of(...deletions(bucket, asked.body));
  const actions = S3_ACTIONS[operation];
  if (!actions) return { kind: "unlisted", operation };
  const arn = `arn:aws:s3:::${bucket}${key === "" ? "" : `/${key}`}`;
  return of(
    ...[...actions, ...besideContent(operation, asked)].map((action) => need(action, arn)),
    ...sourceOf(asked),
    ...missing(operation, bucket, key),
  );
};

function of(...needs: readonly Need[]): Needs {
  return { kind: "needs", needs };
}

/** What a write sets in the same request, by header. */
function besideContent(operation: string, { headers }: Asked): readonly string[] {
  if (operation !== "PUT object" && operation !== "POST object uploads") return [];
  return [
    ...(headers["x-amz-acl"] === undefined ? [] : ["s3:PutObjectAcl"]),
    ...(headers["x-amz-tagging"] === undefined ? [] : ["s3:PutObjectTagging"]),
  ];
}

/** A copy reads what it copies. */
function sourceOf({ headers }: Asked): readonly Need[] {
  const source = textIn(headers["x-amz-copy-source"]);
  if (source === "") return [];
  const [path = ""] = decodeURIComponent(source).replace(/^\//, "").split("?");
  return [need("s3:GetObject", `arn:aws:s3:::${path}`)];
}

/** Only who may list a bucket is told that an object is not there; anybody else is refused. */
function missing(operation: string, bucket: string, key: string): readonly Need[] {
  if (operation !== "GET object" && operation !== "HEAD object") return [];
  return [{ ...need("s3:ListBucket", `arn:aws:s3:::${bucket}`), unlessThere: { bucket, key } }];
}

function deletions(bucket: string, body: string): readonly Need[] {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
  return keys.map((key) => need("s3:DeleteObject", `arn:aws:s3:::${bucket}/${key}`));
}

import type { IncomingHttpHeaders } from "node:http";

/** How a request says which AWS service and operation it is for. */
export interface Addressed {
  /** Service and operation of the X-Amz-Target header: `AmazonSQS.SendMessage` names `AmazonSQS` and `SendMessage`. */
  readonly target?: { readonly service: string; readonly operation: string };
  /** The service in the credential scope of the signature: `sqs`, `s3`, `ses` ... */
  readonly scope?: string;
  /** The access key id that it is signed with. */
  readonly accessKeyId?: string;
  /** Whether the body is a form, as in the query protocol (`Action=SendMessage&...`). */
  readonly isForm: boolean;
  readonly path: string;
  readonly query: URLSearchParams;
}

// Authorization: AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, ...
const CREDENTIAL_IN_HEADER = /Credential=([^,\s]+)/;

/**
 * Reads the address of a request, as AWS's own front does: the three JSON protocols carry a target header, the query
 * protocol an action in its form, REST services nothing but the scope of their signature (in the query where the URL was
 * signed beforehand).
 */
export function readAddress(headers: IncomingHttpHeaders, url: string): Addressed {
  const { pathname, searchParams } = new URL(url, "http://gateway");
  const target = readTarget(headers["x-amz-target"]);
  const credential =
    CREDENTIAL_IN_HEADER.exec(headers.authorization ?? "")?.[1] ?? searchParams.get("X-Amz-Credential");
  // S3's older way to sign a URL, which boto3 still takes by default, names the key and no service.
  const oldKey = searchParams.has("Signature") ? searchParams.get("AWSAccessKeyId") : null;
  const scope = credential?.split("/").at(-2) ?? (oldKey === null ? undefined : "s3");
  const accessKeyId = credential?.split("/")[0] ?? oldKey ?? undefined;
  return {
    ...(target && { target }),
    ...(scope !== undefined && { scope }),
    ...(accessKeyId !== undefined && { accessKeyId }),
    isForm: headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false,
    path: pathname,
    query: searchParams,
  };
}

function readTarget(header: string | string[] | undefined): Addressed["target"] {
  if (typeof header !== "string") return undefined;
  const dot = header.lastIndexOf(".");
  return dot < 0 ? undefined : { service: header.slice(0, dot), operation: header.slice(dot + 1) };
}

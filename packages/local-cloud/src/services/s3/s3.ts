import type { IncomingHttpHeaders } from "node:http";
import { viewGraph } from "../../graph/graph-view.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { Spy } from "../../spy/facts.ts";
import { awsFault } from "../aws-fault.ts";
import type { MountedService, ServiceRequest } from "../gateway/gateway.ts";
import { refuseInXml } from "./refusal.ts";
import { isServed } from "./served.ts";
import { checkCondition, isConditional, type Unmet } from "./write-condition.ts";
import { writtenObject } from "./written-object.ts";

/** S3, running inside this process. */
export interface S3 {
  /** Physical names of the graph's buckets. */
  readonly buckets: readonly string[];
  readonly mounted: readonly MountedService[];
  /**
   * Writes an object, for services beside S3.
   * @throws AwsFault with S3's code where it takes none, such as `NoSuchBucket`.
   */
  put(bucket: string, key: string, body: string): Promise<void>;
  /** False only for an object that its bucket does not have; where there is no such bucket either, that is what to say. */
  isThere(bucket: string, key: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** What S3 is made from. */
export interface S3Options {
  readonly graph: ResourceGraph;
  readonly spy: Spy;
}

/**
 * Makes the graph's buckets in fauxqs' S3. The emulator listens nowhere: the gateway hands it its requests, so that all
 * of S3 is on the one address.
 */
export async function startS3({ graph, spy }: S3Options): Promise<S3> {
  const { buildApp } = await import("fauxqs");
  const app = buildApp({ logger: false });
  await app.ready();
  const buckets = viewGraph(graph)
    .byType("aws:s3/bucket:Bucket")
    .map(({ outputs }) => String(outputs["bucket"]));
  for (const bucket of buckets) await app.inject({ method: "PUT", url: `/${bucket}` });

  const tellWritten = async (bucket: string, key: string): Promise<void> => {
    const { headers } = await app.inject({ method: "HEAD", url: `/${bucket}/${encodeKey(key)}` });
    spy.tell({ kind: "object-written", bucket, key, size: Number(headers["content-length"] ?? 0) });
  };
  const unmetOf = async (headers: IncomingHttpHeaders, bucket: string, key: string): Promise<Unmet | undefined> => {
    if (!isConditional(headers)) return undefined;
    const { statusCode, headers: found } = await app.inject({ method: "HEAD", url: `/${bucket}/${encodeKey(key)}` });
    return checkCondition(headers, statusCode === 200 ? { etag: String(found.etag) } : undefined);
  };
  const handle = async ({ request, response, addressed }: ServiceRequest): Promise<void> => {
    const { method = "GET", headers } = request;
    if (!isServed(method, addressed)) {
      return refuseInXml(response, 501, "NotImplemented", "The operation is not emulated here.");
    }
    const written = writtenObject(method, addressed);
    const unmet = written && (await unmetOf(headers, written.bucket, written.key));
    if (unmet) return refuseInXml(response, unmet.status, unmet.code, unmet.message);
    // The emulator would read a form, and trips over an object without a type.
    if (written && (headers["content-type"] ?? FORM).startsWith(FORM)) headers["content-type"] = DEFAULT_TYPE;
    const answered = new Promise<void>((resolve) => response.once("close", resolve));
    app.server.emit("request", request, response);
    await answered;
    if (written && response.statusCode === 200) await tellWritten(written.bucket, written.key);
  };

  return {
    buckets,
    mounted: [
      {
        // A request without a signature is S3's where its path begins with a bucket: a public object, or a curl.
        takes: ({ scope, target, isForm, path }) =>
          scope === "s3" || (scope === undefined && !target && !isForm && buckets.includes(path.split("/")[1] ?? "")),
        handle,
      },
    ],
    put: async (bucket, key, body) => {
      const { statusCode, payload } = await app.inject({
        method: "PUT",
        url: `/${bucket}/${encodeKey(key)}`,
        payload: body,
      });
      if (statusCode !== 200) throw refusalIn(payload, statusCode);
      await tellWritten(bucket, key);
    },
    isThere: async (bucket, key) => {
      const { statusCode } = await app.inject({ method: "HEAD", url: `/${bucket}/${encodeKey(key)}` });
      return statusCode !== 404 || !buckets.includes(bucket);
    },
    stop: () => app.close(),
  };
}

const FORM = "application/x-www-form-urlencoded";
/** What S3 gives an object that comes without one. */
const DEFAULT_TYPE = "binary/octet-stream";

function refusalIn(xml: string, status: number): Error {
  const textOf = (tag: string): string | undefined => new RegExp(`<${tag}>([^<]*)<`).exec(xml)?.[1];
  return awsFault(textOf("Code") ?? "InternalError", textOf("Message") ?? "", { status });
}

function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}

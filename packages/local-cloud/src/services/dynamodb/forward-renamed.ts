import { request as send } from "node:http";
import type { ServiceRequest } from "../gateway/gateway.ts";
import type { Upstream } from "../gateway/forward.ts";
import { readBody } from "../gateway/read-body.ts";
import { withTableNames } from "./table-names.ts";

/** Texts that stand for one another: each `from` becomes its `to`, in this order. */
export type Replacements = readonly (readonly [from: string, to: string])[];

/** The names of the graph and those of DynamoDB Local. */
export interface Renaming {
  /** From the graph's to DynamoDB Local's. */
  readonly inward: Replacements;
  readonly outward: Replacements;
}

/**
 * Hands on a request that speaks of tables and streams rather than of rows: the graph's names become DynamoDB Local's on
 * the way in, and back on the way out.
 */
export async function forwardRenamed(asked: ServiceRequest, upstream: Upstream, renaming: Renaming): Promise<void> {
  const { request, response } = asked;
  const body = replaceAll(withTableNames(await readBody(request)), renaming.inward);
  const { hostname, port } = new URL(upstream.address);
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { ...request.headers, "content-length": Buffer.byteLength(body) };
    const onward = send(
      { hostname, port, method: "POST", path: "/", headers, agent: upstream.agent ?? false },
      (incoming) => readBody(incoming).then((text) => resolve({ status: incoming.statusCode ?? 500, text }), reject),
    );
    onward.once("error", reject);
    onward.end(body);
  });
  const text = replaceAll(answer.text, renaming.outward);
  response.writeHead(answer.status, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

function replaceAll(text: string, pairs: Replacements): string {
  return pairs.reduce((replaced, [from, to]) => replaced.replaceAll(from, () => to), text);
}

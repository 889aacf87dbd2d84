import type { IncomingMessage } from "node:http";
import { MOST_BODY_BYTES } from "./limits.ts";

/**
 * The whole body of a request; undefined where it is larger than API Gateway takes. A body that is too large is read to
 * its end all the same: a client that is still sending would not look at the answer.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MOST_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

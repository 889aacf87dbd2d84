import type { Addressed } from "../gateway/addressed.ts";

/** Parameters that make a PUT on an object something else than a write of it, among the operations that are served. */
const OTHER_WRITES = ["partNumber", "renameObject"];

/** The object that a request would write, addressed by path (`/bucket/key`); undefined for every other request. */
export function writtenObject(
  method: string,
  { path, query }: Pick<Addressed, "path" | "query">,
): { readonly bucket: string; readonly key: string } | undefined {
  const [, bucket = "", ...rest] = path.split("/");
  const key = rest.map(decodeURIComponent).join("/");
  if (bucket === "" || key === "") return undefined;
  const isPut = method === "PUT" && !OTHER_WRITES.some((parameter) => query.has(parameter));
  const isLastOfParts = method === "POST" && query.has("uploadId");
  return isPut || isLastOfParts ? { bucket, key } : undefined;
}

import type { Effect } from "../effect.ts";

type AlgoliaRecord = Readonly<Record<string, unknown>>;

/** Algolia refuses larger records on most plans. https://www.algolia.com/doc/guides/sending-and-managing-data/prepare-your-data/in-depth/index-and-records-size-and-usage-limitations/ */
const RECORD_LIMIT_BYTES = 100_000;

/** Why Algolia would refuse this record, or undefined when it would not. */
export function faultOf(record: AlgoliaRecord, position: number): string | undefined {
  const size = Buffer.byteLength(JSON.stringify(record));
  if (size <= RECORD_LIMIT_BYTES) return undefined;
  return `Record at the position ${position} objectID=${String(record["objectID"])} is too big size=${size} bytes.`;
}

/** What the screen shows of a saved record: its id and its first text of its own. */
export function savedEffect(indexName: string, action: string, record: AlgoliaRecord): Omit<Effect, "at" | "vendor"> {
  const subject = String(record["objectID"]);
  const title = Object.entries(record).find(([key, value]) => key !== "objectID" && typeof value === "string");
  return {
    action,
    subject,
    summary: `index ${indexName}: save ${subject}${title === undefined ? "" : ` ${String(title[1])}`}`,
    body: record,
  };
}

export function deletedEffect(indexName: string, objectID: string): Omit<Effect, "at" | "vendor"> {
  return {
    action: "deleteObject",
    subject: objectID,
    summary: `index ${indexName}: delete ${objectID}`,
    body: { objectID },
  };
}

import { refusal } from "@streambridge/consumer-kit";
import { algoliasearch } from "algoliasearch";
import type { UserRecord } from "./mapping.ts";

/** Where the index is, and the key to it. */
export interface AlgoliaAccess {
  readonly appId: string;
  readonly apiKey: string;
  readonly indexName: string;
  /** Another address than Algolia's own, such as `http://127.0.0.1:7700`; empty: Algolia's own. */
  readonly url: string;
}

/** The index of users, as far as this consumer writes it. Writing twice is as writing once. */
export interface UserIndex {
  save(record: UserRecord): Promise<void>;
  remove(userId: string): Promise<void>;
}

/**
 * In ms. The client's default of 30 s for a write is the whole invocation; Algolia acknowledges within tens of them, since
 * indexing happens later. The client tries its other hosts within these.
 */
const TIMEOUTS = { connect: 2_000, read: 5_000, write: 5_000 };

/** Opens the index through Algolia's own client. Its methods throw Retry or Park, by the meaning of Algolia's answer. */
export function openIndex({ appId, apiKey, indexName, url }: AlgoliaAccess): UserIndex {
  const client = algoliasearch(appId, apiKey, { timeouts: TIMEOUTS, ...(url !== "" && { hosts: [hostOf(url)] }) });
  return {
    async save(record) {
      await client.saveObject({ indexName, body: { ...record } }).catch(refuse);
    },
    async remove(userId) {
      await client.deleteObject({ indexName, objectID: userId }).catch(refuse);
    },
  };
}

type Options = NonNullable<Parameters<typeof algoliasearch>[2]>;

function hostOf(address: string): NonNullable<Options["hosts"]>[number] {
  const { hostname, port, protocol } = new URL(address);
  return {
    url: hostname,
    protocol: protocol === "http:" ? "http" : "https",
    accept: "readWrite",
    ...(port !== "" && { port: Number(port) }),
  };
}

/** The client's ApiError has the status of a 4xx; its RetryError, after an outage of every host, has none. */
function refuse(error: unknown): never {
  const status = error instanceof Error && "status" in error ? Number(error.status) : undefined;
  throw refusal("Algolia", {
    status,
    cause: error,
    mend: "Compare what the mapping makes with the limits of the Algolia plan, then redrive.",
  });
}

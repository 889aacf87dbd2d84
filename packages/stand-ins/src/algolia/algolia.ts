import type { Failure, StandIn } from "../effect.ts";
import { startStandIn, type VendorReply, type VendorRequest } from "../stand-in.ts";
import type { Index } from "./place.ts";
import { refuse } from "./refuse.ts";
import { saveBatch } from "./save-batch.ts";
import { deleteOne, getOne, saveOne } from "./one-object.ts";

/** Algolia's stand-in, with what its indices hold now. */
export interface AlgoliaStandIn extends StandIn {
  /** What the secret AlgoliaAppId is set to. */
  readonly appId: string;
  /** What the secret AlgoliaApiKey is set to. */
  readonly apiKey: string;
  /** Indices by name. An index is there from its first record on, as at Algolia. */
  readonly indices: ReadonlyMap<string, Index>;
}

const APP_ID = "STANDIN";
const API_KEY = "stand-in-key";

/**
 * Starts the part of Algolia's REST API that writes and reads single objects, batches and task states. Tasks are done at
 * once. Paths and answers: https://www.algolia.com/doc/rest-api/search/
 */
export async function startAlgolia(): Promise<AlgoliaStandIn> {
  const indices = new Map<string, Index>();
  const standIn = await startStandIn({ name: "algolia", answer: (request) => answer(indices, request), outage });
  return { ...standIn, appId: APP_ID, apiKey: API_KEY, indices };
}

function answer(indices: Map<string, Index>, request: VendorRequest): VendorReply {
  if (!admits(request)) return refuse(403, "Invalid Application-ID or API key");
  const [version, area, indexName, ...rest] = request.path;
  if (version !== "1" || area !== "indexes" || indexName === undefined) return refuse(404, "Path not found");
  const place = { indices, indexName, objectID: rest[0] ?? "" };
  switch (`${request.method} ${shapeOf(rest)}`) {
    case "POST batch":
      return saveBatch(place, request.body);
    case "POST ":
    case "PUT object":
      return saveOne(place, request.body);
    case "GET object":
      return getOne(place);
    case "DELETE object":
      return deleteOne(place);
    case "GET task":
      return { status: 200, body: { status: "published", pendingTask: false } };
    default:
      return refuse(405, "Method not allowed");
  }
}

function shapeOf(rest: readonly string[]): string {
  if (rest.length === 0) return "";
  if (rest.length === 1) return rest[0] === "batch" ? "batch" : "object";
  return rest.length === 2 && rest[0] === "task" ? "task" : "unknown";
}

function admits({ headers, query }: VendorRequest): boolean {
  const appId = headers["x-algolia-application-id"] ?? query.get("x-algolia-application-id");
  const apiKey = headers["x-algolia-api-key"] ?? query.get("x-algolia-api-key");
  return appId === APP_ID && apiKey === API_KEY;
}

function outage({ status }: Failure): VendorReply {
  return refuse(status, status === 429 ? "Too many requests" : "Service unavailable");
}

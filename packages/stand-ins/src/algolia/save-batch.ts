import type { Effect } from "../effect.ts";
import { isObject, parseObject } from "../json.ts";
import type { VendorReply } from "../stand-in.ts";
import { indexOf, nextTask, type Place } from "./place.ts";
import { deletedEffect, faultOf, savedEffect } from "./record.ts";
import { refuse } from "./refuse.ts";

type Step = { action: string; body: Readonly<Record<string, unknown>> };

/** `POST /1/indexes/<index>/batch`: all of it or, at the first fault, none of it. */
export function saveBatch(place: Place, text: string): VendorReply {
  const requests = parseObject(text)?.["requests"];
  if (!Array.isArray(requests)) return refuse(400, "Invalid request body: requests is not an array");
  const steps: Step[] = [];
  for (const [position, request] of requests.entries()) {
    const step = readStep(request, position);
    if (typeof step === "string") return refuse(400, step);
    steps.push(step);
  }
  const effects = steps.map((step) => take(place, step));
  return {
    status: 200,
    body: { taskID: nextTask(), objectIDs: effects.map((effect) => effect.subject) },
    effects,
  };
}

function readStep(request: unknown, position: number): Step | string {
  if (!isObject(request) || !isObject(request["body"])) return `Invalid request at the position ${position}`;
  const { action, body } = request;
  const known = ["addObject", "updateObject", "partialUpdateObject", "partialUpdateObjectNoCreate", "deleteObject"];
  if (typeof action !== "string" || !known.includes(action)) return `Invalid action at the position ${position}`;
  if (typeof body["objectID"] !== "string" && action !== "addObject")
    return `objectID is missing at the position ${position}`;
  return faultOf(body, position) ?? { action, body };
}

function take(place: Place, { action, body }: Step): Omit<Effect, "at" | "vendor"> {
  const index = indexOf(place);
  const objectID = typeof body["objectID"] === "string" ? body["objectID"] : `generated-${nextTask()}`;
  if (action === "deleteObject") {
    index.delete(objectID);
    return deletedEffect(place.indexName, objectID);
  }
  const before = action.startsWith("partial") ? index.get(objectID) : undefined;
  const record = { ...before, ...body, objectID };
  if (before !== undefined || action !== "partialUpdateObjectNoCreate") index.set(objectID, record);
  return savedEffect(place.indexName, action, record);
}

import { parseObject } from "../json.ts";
import type { VendorReply } from "../stand-in.ts";
import { indexOf, nextTask, type Place } from "./place.ts";
import { deletedEffect, faultOf, savedEffect } from "./record.ts";
import { refuse } from "./refuse.ts";

/** `PUT /1/indexes/<index>/<id>`, or `POST /1/indexes/<index>` with the id in the body or none. */
export function saveOne(place: Place, text: string): VendorReply {
  const body = parseObject(text);
  if (body === undefined) return refuse(400, "JSON text does not represent a valid object");
  const inBody = typeof body["objectID"] === "string" ? body["objectID"] : "";
  const objectID = place.objectID || inBody || `generated-${nextTask()}`;
  const record = { ...body, objectID };
  const fault = faultOf(record, 0);
  if (fault !== undefined) return refuse(400, fault);
  indexOf(place).set(objectID, record);
  const now = new Date().toISOString();
  return {
    status: place.objectID === "" ? 201 : 200,
    body: { objectID, taskID: nextTask(), ...(place.objectID === "" ? { createdAt: now } : { updatedAt: now }) },
    effects: [savedEffect(place.indexName, "addObject", record)],
  };
}

/** `DELETE /1/indexes/<index>/<id>`: done as well when there was nothing to delete. */
export function deleteOne(place: Place): VendorReply {
  indexOf(place).delete(place.objectID);
  return {
    status: 200,
    body: { taskID: nextTask(), deletedAt: new Date().toISOString() },
    effects: [deletedEffect(place.indexName, place.objectID)],
  };
}

/** `GET /1/indexes/<index>/<id>` */
export function getOne(place: Place): VendorReply {
  const record = place.indices.get(place.indexName)?.get(place.objectID);
  return record === undefined ? refuse(404, "ObjectID does not exist") : { status: 200, body: record };
}

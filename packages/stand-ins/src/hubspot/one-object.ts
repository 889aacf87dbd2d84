import { isObject, parseObject } from "../json.ts";
import type { VendorReply } from "../stand-in.ts";
import { find, save, type CrmObject, type Kind } from "./portal.ts";
import { refuse } from "./refuse.ts";
import { asResult, savedEffect } from "./upsert.ts";
import { refuseProperties } from "./validate.ts";

/** `GET /crm/v3/objects/<type>/<id>`, by HubSpot's id or by the unique property that `idProperty` names. */
export function read(kind: Kind, id: string, query: URLSearchParams): VendorReply {
  const object = lookUp(kind, id, query);
  return "status" in object ? object : { status: 200, body: asResult(object) };
}

/** `PATCH /crm/v3/objects/<type>/<id>`, found in the same way. */
export function update(kind: Kind, id: string, query: URLSearchParams, text: string): VendorReply {
  const object = lookUp(kind, id, query);
  if ("status" in object) return object;
  const properties = parseObject(text)?.["properties"];
  if (!isObject(properties)) return refuse(400, "VALIDATION_ERROR", "Invalid input JSON: properties is missing");
  const refusal = refuseProperties(kind, properties, object);
  if (refusal !== undefined) return refusal;
  const saved = save(kind, object, properties as Record<string, string>);
  return { status: 200, body: asResult(saved), effects: [savedEffect(kind, "update", id, saved)] };
}

/** `DELETE /crm/v3/objects/<type>/<id>`, by HubSpot's id only. An object that is not there counts as archived. */
export function archive(kind: Kind, id: string): VendorReply {
  const object = kind.objects.get(id);
  if (object === undefined) return { status: 204 };
  kind.objects.delete(id);
  const own = kind.unique.findLast((name) => object.properties[name] !== undefined);
  const subject = own === undefined ? id : String(object.properties[own]);
  return {
    status: 204,
    effects: [{ action: "archive", subject, summary: `${kind.type}: archive ${subject}`, body: { id } }],
  };
}

function lookUp(kind: Kind, id: string, query: URLSearchParams): CrmObject | VendorReply {
  const idProperty = query.get("idProperty") ?? undefined;
  if (idProperty !== undefined && !kind.unique.includes(idProperty)) {
    return refuse(400, "VALIDATION_ERROR", `${idProperty} is not a unique property`);
  }
  return find(kind, id, idProperty) ?? refuse(404, "OBJECT_NOT_FOUND", "Object not found.");
}

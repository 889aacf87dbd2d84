import type { Failure, StandIn } from "../effect.ts";
import { startStandIn, type VendorReply, type VendorRequest } from "../stand-in.ts";
import { associate } from "./associate.ts";
import { archive, read, update } from "./one-object.ts";
import { makePortal, type CrmObject, type Portal } from "./portal.ts";
import { refuse } from "./refuse.ts";
import { upsert } from "./upsert.ts";

/** HubSpot's stand-in, with what its CRM holds now. */
export interface HubspotStandIn extends StandIn {
  /** What the secret HubspotToken is set to. */
  readonly token: string;
  /** Contacts that are not archived, by HubSpot's own id. */
  readonly contacts: ReadonlyMap<string, CrmObject>;
  /** Deals that are not archived, by HubSpot's own id. */
  readonly deals: ReadonlyMap<string, CrmObject>;
}

const TOKEN = "pat-stand-in";

/**
 * Starts the part of HubSpot's CRM API that upserts, reads, updates and archives contacts and deals, and associates the
 * two. Its account has the unique properties that crm-sync asks its users to create.
 * Source: https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide and the answers quoted by its users.
 */
export async function startHubspot(): Promise<HubspotStandIn> {
  const portal = makePortal();
  const standIn = await startStandIn({ name: "hubspot", answer: (request) => answer(portal, request), outage });
  return { ...standIn, token: TOKEN, contacts: portal.contacts.objects, deals: portal.deals.objects };
}

function answer(portal: Portal, request: VendorRequest): VendorReply {
  if (request.headers.authorization !== `Bearer ${TOKEN}`) {
    return refuse(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
  }
  const [crm, version, objects, type, ...rest] = request.path;
  if (crm !== "crm" || objects !== "objects" || (type !== "contacts" && type !== "deals")) return unknownPath();
  const kind = portal[type];
  const [id = "", ...more] = rest;
  const route = `${request.method} ${version}/${rest.length === 1 ? "object" : rest.join("/")}`;
  if (route === "POST v3/batch/upsert") return upsert(kind, request.body);
  if (route === "GET v3/object") return read(kind, id, request.query);
  if (route === "PATCH v3/object") return update(kind, id, request.query, request.body);
  if (route === "DELETE v3/object") return archive(kind, id);
  if (request.method === "PUT" && version === "v4" && more[0] === "associations" && more[1] === "default") {
    return associate(portal, { type, id }, { type: more[2] ?? "", id: more[3] ?? "" });
  }
  return unknownPath();
}

function unknownPath(): VendorReply {
  return refuse(404, "OBJECT_NOT_FOUND", "Unable to find the requested path.");
}

/** The body of a 429 names the limit that was hit; the client's own retry looks at it. */
function outage({ status }: Failure): VendorReply {
  if (status !== 429) return refuse(status, "INTERNAL_ERROR", "internal error");
  return refuse(status, "RATE_LIMITS", "You have reached your ten_secondly_rolling limit.", {
    errorType: "RATE_LIMIT",
    policyName: "TEN_SECONDLY_ROLLING",
  });
}

import type { VendorReply } from "../stand-in.ts";
import type { Portal } from "./portal.ts";
import { refuse } from "./refuse.ts";

interface End {
  readonly type: string;
  readonly id: string;
}

/** `PUT /crm/v4/objects/deals/<id>/associations/default/contacts/<id>`: the deal is the contact's. Twice is as once. */
export function associate(portal: Portal, from: End, to: End): VendorReply {
  if (from.type !== "deals" || to.type !== "contacts") {
    return refuse(400, "VALIDATION_ERROR", `no association from ${from.type} to ${to.type} here`);
  }
  const deal = portal.deals.objects.get(from.id);
  const contact = portal.contacts.objects.get(to.id);
  if (deal === undefined || contact === undefined) return refuse(404, "OBJECT_NOT_FOUND", "Object not found.");
  portal.deals.objects.set(deal.id, { ...deal, contacts: [...new Set([...deal.contacts, contact.id])] });
  const subject = deal.properties["app_order_id"] ?? deal.id;
  const whose = contact.properties["app_user_id"] ?? contact.id;
  const now = new Date().toISOString();
  return {
    status: 200,
    body: { status: "COMPLETE", startedAt: now, completedAt: now, results: [] },
    effects: [
      { action: "associate", subject, summary: `deals: ${subject} belongs to contact ${whose}`, body: { from, to } },
    ],
  };
}

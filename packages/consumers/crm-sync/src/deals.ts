import { Park, Retry, type HandlerContext } from "@streambridge/consumer-kit";
import { ask } from "./ask.ts";
import { contactIdOf } from "./contacts.ts";
import type { Hubspot } from "./hubspot.ts";
import { ORDER_ID, type CrmInput } from "./mapping.ts";
import { upsertOne } from "./upsert-one.ts";

/**
 * How long a deal waits for its contact, in ms. The sign-up goes through the same queue and is a matter of seconds; a user
 * who was deleted since never comes, and the deal then stays without a contact.
 */
const CONTACT_WAIT_MS = 15 * 60 * 1000;

/** Creates or updates an order's deal, and makes it its user's. */
export async function saveDeal(
  hubspot: Hubspot,
  deal: CrmInput,
  userId: string,
  { firstSeen, logger }: Pick<HandlerContext, "firstSeen" | "logger">,
): Promise<void> {
  const dealId = await upsertOne(hubspot.deals.batch, deal, ORDER_ID);
  if (dealId === undefined) throw new Park("a unique property of the deal is another deal's");
  const contactId = await contactIdOf(hubspot, userId);
  if (contactId !== undefined) {
    await ask(hubspot.associations.createDefault("deals", dealId, "contacts", contactId));
  } else if (Date.now() - firstSeen.getTime() < CONTACT_WAIT_MS) {
    throw new Retry("the order's contact is not there yet");
  } else {
    logger.warn("the deal stays without a contact", { dealId });
  }
}

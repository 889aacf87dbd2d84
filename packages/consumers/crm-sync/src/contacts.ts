import { Retry } from "@streambridge/consumer-kit";
import { ask, askUnless, type HubspotError } from "./ask.ts";
import type { Hubspot } from "./hubspot.ts";
import { USER_ID, type CrmInput } from "./mapping.ts";
import { upsertOne } from "./upsert-one.ts";

/** Creates or updates a user's contact. */
export async function saveContact(hubspot: Hubspot, contact: CrmInput): Promise<void> {
  const id = await upsertOne(hubspot.contacts.batch, contact, USER_ID);
  if (id === undefined) await adopt(hubspot, contact);
}

/**
 * Takes over the contact that already has this e-mail address: somebody whom marketing knew before the sign-up. When the
 * contact is another user's, that user has just given the address up, and the event that says so is on its way.
 */
async function adopt(hubspot: Hubspot, { id, properties }: CrmInput): Promise<void> {
  const { email = "" } = properties;
  const { one } = hubspot.contacts;
  const found = await askUnless(one.getById(email, [USER_ID], undefined, undefined, false, "email"), isMissing);
  if (found === undefined) throw new Retry("the contact with this address was there a moment ago");
  const owner = found.properties[USER_ID] ?? "";
  if (owner !== "" && owner !== id) throw new Retry("the address is still another user's");
  await ask(one.update(email, { properties: { ...properties, [USER_ID]: id } }, "email"));
}

/** Archives a user's contact. HubSpot archives by its own id only, so that is asked for first; none is none to archive. */
export async function removeContact(hubspot: Hubspot, userId: string): Promise<void> {
  const id = await contactIdOf(hubspot, userId);
  if (id !== undefined) await ask(hubspot.contacts.one.archive(id));
}

/** HubSpot's id of a user's contact; undefined when there is none. */
export async function contactIdOf(hubspot: Hubspot, userId: string): Promise<string | undefined> {
  const { one } = hubspot.contacts;
  const found = await askUnless(one.getById(userId, [USER_ID], undefined, undefined, false, USER_ID), isMissing);
  return found?.id;
}

function isMissing({ code }: HubspotError): boolean {
  return code === 404;
}

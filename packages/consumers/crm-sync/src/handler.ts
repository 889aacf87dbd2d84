import { consume, deletes, lazily, linked, type Handlers } from "@streambridge/consumer-kit";
import { removeContact, saveContact } from "./contacts.ts";
import { saveDeal } from "./deals.ts";
import { connect } from "./hubspot.ts";
import { cancelledDealOf, contactOf, placedDealOf } from "./mapping.ts";
import { subscription } from "./subscription.ts";

const hubspot = lazily(() => {
  const { HubspotToken, HubspotUrl } = linked(subscription);
  return connect(HubspotToken, HubspotUrl);
});

export const handlers: Handlers<typeof subscription> = {
  "UserRegistered.v2": ({ data }) => saveContact(hubspot(), contactOf(data)),
  "UserProfileChanged.v2": ({ data }) => saveContact(hubspot(), contactOf(data)),
  "UserDeleted.v1": deletes(({ data }) => removeContact(hubspot(), data.userId)),
  "OrderPlaced.v1": ({ data }, context) => saveDeal(hubspot(), placedDealOf(data), data.userId, context),
  "OrderCancelled.v1": ({ data }, context) => saveDeal(hubspot(), cancelledDealOf(data), data.userId, context),
};

export const handler = consume(subscription, handlers);

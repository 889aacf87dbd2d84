import { consume, deletes, lazily, linked, type Handlers } from "@streambridge/consumer-kit";
import { openIndex } from "./algolia.ts";
import { recordOf } from "./mapping.ts";
import { subscription } from "./subscription.ts";

const index = lazily(() => {
  const { AlgoliaAppId, AlgoliaApiKey, AlgoliaIndex, AlgoliaUrl } = linked(subscription);
  return openIndex({ appId: AlgoliaAppId, apiKey: AlgoliaApiKey, indexName: AlgoliaIndex, url: AlgoliaUrl });
});

export const handlers: Handlers<typeof subscription> = {
  "UserRegistered.v1": ({ data }) => index().save(recordOf(data)),
  "UserProfileChanged.v1": ({ data }) => index().save(recordOf(data)),
  "UserDeleted.v1": deletes(({ data }) => index().remove(data.userId)),
};

export const handler = consume(subscription, handlers);

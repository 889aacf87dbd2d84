import type { CatalogueEntry } from "../catalogue.ts";
import type { Draft } from "../envelope/draft.ts";
import type { Metadata } from "../envelope/event.ts";
import { factOf, idOf, itemOf } from "../identity/identity.ts";
import { sequenceOf } from "../identity/sequence.ts";
import type { SealContext } from "./context.ts";

/** The metadata of one version of a draft. Fields that nobody knows are absent, never undefined. */
export function describe(entry: CatalogueEntry, draft: Draft, context: SealContext): Metadata {
  const { tableArn, eventID, cause } = context;
  const fact = factOf({ tableArn, eventID, name: entry.name, discriminator: draft.discriminator });
  return {
    fact,
    id: idOf(fact, entry.major),
    type: entry.type,
    version: entry.major,
    time: context.time,
    entity: { type: draft.entity.type, id: draft.entity.id },
    item: itemOf(tableArn, context.itemKeys),
    ...(draft.keys !== undefined && { keys: { ...draft.keys } }),
    sequence: sequenceOf(context.streamLabel, context.sequenceNumber),
    written: context.written,
    reason: context.reason,
    ...(cause?.correlationId !== undefined && { correlationId: cause.correlationId }),
    ...(cause?.causationId !== undefined && { causationId: cause.causationId }),
    ...(cause?.traceparent !== undefined && { traceparent: cause.traceparent }),
    ...(cause?.producer !== undefined && { producer: cause.producer }),
    hops: cause?.hops ?? 0,
    ...(entry.status === "deprecated" && { deprecated: true }),
    ...(entry.sunset !== undefined && { sunset: entry.sunset }),
  };
}

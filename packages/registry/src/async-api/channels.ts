import type { Catalogue, CatalogueReader } from "../catalogue/catalogue.ts";
import type { JsonObject } from "../json.ts";

/** The id of a reader's queue among the channels. */
export function queueId({ name }: CatalogueReader): string {
  return `${name}.queue`;
}

/** Readers of this repository: each has a queue. One outside has a rule and a target of its own, which nobody here knows. */
export function queuedReaders({ readers }: Catalogue): readonly CatalogueReader[] {
  return readers.filter(({ kind }) => kind === "subscription");
}

/** One channel for each domain: its events on the bus, told apart by the entry's `source`. */
export function busChannels({ domains, events }: Catalogue): JsonObject {
  const channels = domains.map((domain): readonly [string, JsonObject] => [
    domain.name,
    {
      address: domain.source,
      title: `Events of ${domain.name}`,
      description: `${domain.description} Owned by ${domain.owner} (${domain.contact}).`,
      servers: [{ $ref: "#/servers/bus" }],
      messages: messageRefs(events.filter((event) => event.domain === domain.name).map(({ type }) => type)),
      tags: [{ name: domain.name }],
    },
  ]);
  return Object.fromEntries(channels);
}

/** One channel for each queue that a rule of the bus fills. */
export function queueChannels(catalogue: Catalogue): JsonObject {
  const channels = queuedReaders(catalogue).map((reader): readonly [string, JsonObject] => [
    queueId(reader),
    {
      address: reader.name,
      title: `Queue of ${reader.name}`,
      description: `Filled by the rule of ${reader.name}; owned by ${reader.owner}.`,
      servers: [{ $ref: "#/servers/queues" }],
      messages: messageRefs(reader.events),
      bindings: { sqs: { queue: { name: reader.name, fifoQueue: false }, bindingVersion: "0.2.0" } },
    },
  ]);
  return Object.fromEntries(channels);
}

function messageRefs(types: readonly string[]): JsonObject {
  return Object.fromEntries(types.map((type) => [type, { $ref: `#/components/messages/${type}` }]));
}

import type { Catalogue } from "../catalogue/catalogue.ts";
import type { JsonObject } from "../json.ts";
import { busChannels, queueChannels } from "./channels.ts";
import { envelope, eventBridgeEnvelope, queued } from "./envelope.ts";
import { messages } from "./messages.ts";
import { operations } from "./operations.ts";
import { dataSchemas, metadataSchemas } from "./schemas.ts";

/** What a document says of itself. */
export interface About {
  readonly title: string;
  /** Version of the document. */
  readonly version: string;
}

/**
 * Describes the whole bus as an AsyncAPI 3.0 document: a channel for each domain on the bus and one for each reader's
 * queue, a message for each event type, `send` for what the bridge publishes and `receive` for what a reader takes.
 * Schemas are said in draft 7, the dialect of AsyncAPI's own schemas; each accepts whatever the original accepts.
 */
export function writeAsyncApi(catalogue: Catalogue, about: About): JsonObject {
  return {
    asyncapi: "3.0.0",
    info: {
      ...about,
      description: DESCRIPTION,
      tags: catalogue.domains.map(({ name, description }) => ({ name, description })),
    },
    defaultContentType: "application/json",
    servers: SERVERS,
    channels: { ...busChannels(catalogue), ...queueChannels(catalogue) },
    operations: operations(catalogue),
    components: {
      messages: messages(catalogue),
      messageTraits: { envelope, queued },
      schemas: { eventBridgeEnvelope, ...metadataSchemas(catalogue), ...dataSchemas(catalogue) },
    },
  };
}

const DESCRIPTION = [
  "Domain events that the bridge makes from changes of one DynamoDB table and publishes on an EventBridge bus.",
  "A message's payload is the entry's `detail`: `metadata`, and `data` as its schema says.",
  "Names of buses and queues differ by stage; the stage's topology parameters have them.",
].join(" ");

const SERVERS: JsonObject = {
  bus: {
    host: "events.{region}.amazonaws.com",
    protocol: "eventbridge",
    title: "The event bus of a stage",
    variables: { region: { description: "The AWS region of the stage." } },
  },
  queues: {
    host: "sqs.{region}.amazonaws.com",
    protocol: "sqs",
    title: "The queues of a stage",
    variables: { region: { description: "The AWS region of the stage." } },
  },
};

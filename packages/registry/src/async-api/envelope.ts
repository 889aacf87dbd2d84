import type { JsonObject } from "../json.ts";
import { schemaRef } from "./schemas.ts";

/**
 * What EventBridge puts around the payload; rules match on it.
 *
 * Source: EventBridge User Guide, "Events in Amazon EventBridge", event structure.
 */
export const eventBridgeEnvelope: JsonObject = {
  type: "object",
  required: ["version", "id", "detail-type", "source", "account", "time", "region", "resources"],
  properties: {
    version: { type: "string", description: "EventBridge's own version of this envelope, always 0." },
    id: { type: "string", description: "Given by EventBridge, anew at every send: dedupe on metadata.id instead." },
    "detail-type": { type: "string", description: "The event type." },
    source: { type: "string", description: "The source of the domain." },
    account: { type: "string", description: "The AWS account of the bus." },
    time: { type: "string", format: "date-time", description: "When the row was written." },
    region: { type: "string", description: "The region of the bus." },
    resources: { type: "array", items: { type: "string" }, description: "The ARN of the table." },
  },
};

/** What every message has in common, wherever it is met. */
export const envelope: JsonObject = {
  contentType: "application/json",
  headers: { $ref: schemaRef("eventBridgeEnvelope") },
  correlationId: {
    description: "Ties together everything that follows from one request; absent where nobody gave one.",
    location: "$message.payload#/metadata/correlationId",
  },
};

/** What every message has in common in a queue: the whole EventBridge event is the body, and no attribute is set. */
export const queued: JsonObject = { bindings: { sqs: {} } };

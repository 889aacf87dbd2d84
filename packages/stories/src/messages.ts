import type { BusEvent } from "@streambridge/local-cloud";

/** The event in a message that a rule delivered to a queue. */
export function eventIn(message: { readonly body: string }): BusEvent {
  return JSON.parse(message.body) as BusEvent;
}

/** Whether a message carries this event type about this entity. */
export function isAbout(message: { readonly body: string }, type: string, entityId: string): boolean {
  const event = eventIn(message);
  const { entity } = event.detail["metadata"] as { entity: { id: string } };
  return event["detail-type"] === type && entity.id === entityId;
}

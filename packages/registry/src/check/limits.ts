/**
 * Characters that EventBridge takes as a detail-type, which is what an event type is there.
 *
 * Source: EventBridge API Reference, PutEventsRequestEntry, "DetailType": at most 128 characters.
 */
export const DETAIL_TYPE_CHARACTERS = 128;

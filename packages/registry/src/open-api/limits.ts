/**
 * Characters that EventBridge's schema registry takes as one schema.
 *
 * Source: EventBridge Schemas API Reference, CreateSchema, "Content": at most 100,000.
 */
export const CONTENT_CHARACTERS = 100_000;

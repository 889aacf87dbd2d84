/**
 * Bytes of a request's body. A row holds at most 400 KB (DynamoDB, item size), so a larger body could never be stored;
 * JSON escapes make the text on the wire longer than the row.
 */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Objects and lists that may lie in each other: as many as an attribute of DynamoDB may nest ("Nested attribute depth"). */
export const MAX_DEPTH = 32;

/** Problems of a body that an answer names; a body of unknown fields alone could have more than an answer holds. */
export const MAX_PROBLEMS = 50;

/** Characters of `x-correlation-id` that are taken over; schemas/metadata.json allows as many. */
export const MAX_CORRELATION_CHARACTERS = 256;

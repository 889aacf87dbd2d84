/** UTF-16 units of a first or last name; the longest that schemas/users/defs.json lets an event carry. */
export const MAX_NAME_CHARACTERS = 500;

/** UTF-16 units of a locale; BCP 47 tags are seldom longer than 35 (RFC 5646, section 4.4.1). */
export const MAX_LOCALE_CHARACTERS = 35;

/**
 * UTF-8 bytes of a biography. A row holds 400 KB (DynamoDB, item size); the rest is room for the other attributes.
 */
export const MAX_BIO_BYTES = 300 * 1024;

/** How often a change is tried again on what another request has written meanwhile, before it is left to the client. */
export const MAX_TRIES = 4;

/** Milliseconds of the longest pause before a transaction is tried again; the pause is random, so that two part ways. */
export const MAX_PAUSE_MS = 50;

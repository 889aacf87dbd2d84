/**
 * Hexadecimal characters kept of a SHA-256 hash: 128 bits. Two of 10^15 events share an id with a chance of about
 * 10^-9, an id stays short enough to be read aloud, and it is far below the 128 characters that AWS's deduplication ids
 * may have (SQS: MessageDeduplicationId).
 */
export const HASH_CHARACTERS = 32;

/**
 * Digits of a padded sequence number. DynamoDB's have 21 to 40 (Streams API, StreamRecord.SequenceNumber), so padded
 * ones compare as text.
 */
export const SEQUENCE_DIGITS = 40;

/** Highest number of hops that an event may say, as `schemas/metadata.json` has it; the bridge's loop guard is far lower. */
export const MAX_HOPS = 1000;

/**
 * Shortest sensitive value, in characters, that is looked for beyond its own property: a one- or two-letter name is in
 * every other word, and tells nobody anything.
 */
export const LEAST_VALUE_CHARACTERS = 3;

/** From this length on, in characters, a sensitive value is found within words and in either case; below, as a word. */
export const LONG_VALUE_CHARACTERS = 8;

/**
 * How much of the beginning of a long sensitive value, in characters, is enough to know it by: errors quote values cut
 * short.
 */
export const KNOWN_BY_CHARACTERS = 16;

/**
 * Sensitive values that a mask for a screen keeps in mind: those of the last few hundred rows. Each is looked for in every
 * line, at about a microsecond.
 */
export const REMEMBERED_VALUES = 4_000;

/** Characters of all of them together: some megabytes, whatever is in a biography. */
export const REMEMBERED_CHARACTERS = 4_000_000;

/** Levels of JSON that a mask goes down; what lies deeper is hidden as a whole (DynamoDB nests 32 levels). */
export const MASK_LEVELS = 100;

/** Longest mailbox name (RFC 5321: local-part) and domain of an e-mail address, in characters: RFC 5321, 4.5.3.1. */
export const EMAIL_CHARACTERS = { mailbox: 64, domain: 255 } as const;

/**
 * Levels of JSON beyond which nothing comes from a table: DynamoDB nests 32 ("Quotas in Amazon DynamoDB"), each of which is
 * two in a stream record, and the envelopes around it add ten.
 */
export const MOST_LEVELS = 200;

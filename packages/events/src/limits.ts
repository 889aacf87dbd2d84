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

// EventBridge's limits and the local cloud's own figures. Each says its unit, its reason and where it comes from.

// Quotas: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html unless said otherwise.

/** Entries in one PutEvents request. */
export const PUT_EVENTS_MAX_ENTRIES = 10;
/** Bytes that all entries of a PutEvents request may have together: it must stay below 1 MiB (1 MB since January 2026). */
export const PUT_EVENTS_MAX_BYTES = 1_048_576 - 1;
/** Bytes that an entry counts for its `Time`, whatever it says ("Calculating PutEvents event entry size"). */
export const ENTRY_TIME_BYTES = 14;
/** Characters of a detail-type. */
export const DETAIL_TYPE_MAX_CHARACTERS = 128;
/** How deep a Detail may nest (PutEvents API reference). */
export const DETAIL_MAX_DEPTH = 1000;
/** Targets of one rule. */
export const TARGETS_PER_RULE = 5;
/** Characters of a pattern that the API's model takes, of a rule or an archive. */
export const PATTERN_MAX_CHARACTERS = 4096;
/** Characters of a rule's pattern in an account whose quota nobody has raised. */
export const RULE_PATTERN_MAX_CHARACTERS = 2048;
/** Paths of one input transformer (InputTransformer API reference). */
export const INPUT_PATHS_MAX = 100;
/** Items of one page of a list (ListRules and its like). */
export const PAGE_MAX_ITEMS = 100;
/** Characters of a pattern that is only tried, by TestEventPattern. */
export const TESTED_PATTERN_MAX_CHARACTERS = 4096;
/** Retries of a delivery when the target has no retry policy, and the most that one may ask for. */
export const DELIVERY_MAX_RETRIES = 185;
/** Seconds that a delivery may be retried for when the target has no retry policy, and the most that one may ask for: a day. */
export const DELIVERY_MAX_AGE_SECONDS = 86_400;
/** The least that a retry policy may ask for as the age, in seconds. */
export const DELIVERY_MIN_AGE_SECONDS = 60;
/** Milliseconds before the first retry of a delivery. AWS publishes no figure; it doubles up to the longest wait, with jitter. */
export const DELIVERY_FIRST_WAIT_MS = 1000;
/** Milliseconds of the longest wait: so 185 retries last about as long as the 24 hours that AWS retries for. */
export const DELIVERY_LONGEST_WAIT_MS = 10 * 60 * 1000;

/** Milliseconds of a minute and of a day. */
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** Characters of an archive's name: its managed rule puts 15 more in front, and a rule's name has 64. */
export const ARCHIVE_NAME_MAX_CHARACTERS = 48;
/** Characters of the name of a rule or a replay. */
export const NAME_MAX_CHARACTERS = 64;
/** Characters of a description (CreateArchive, StartReplay). */
export const DESCRIPTION_MAX_CHARACTERS = 512;
/** Replays that have not ended, in one account and region ("Replaying archived events"). */
export const REPLAYS_MAX_ACTIVE = 10;
/** Days for which a replay can be described after its end, and its name is taken. */
export const REPLAYS_KEPT_DAYS = 90;
/** Milliseconds in which a replay is STARTING. AWS takes minutes; here it is long enough to be seen. */
export const REPLAY_STARTING_MS = 500;
/** Milliseconds between the events of one minute and of the next that has any: time to cancel, and a week in two minutes. */
export const REPLAY_BETWEEN_MINUTES_MS = 10;

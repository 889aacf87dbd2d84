/**
 * Recorded answers hide what differs from run to run behind a word in angle brackets: `<uuid:1>`, `<resource:2>`,
 * `<timestamp:2022-07-13T13:48:01.000Z>`, `<region>`. One with a number stands for the same value wherever it stands.
 */
export interface Placeholder {
  /** All of it, brackets included. */
  readonly text: string;
  readonly name: string;
}

const PLACEHOLDER = /<(<[\w-]+>|[\w-]+)(?::[^<>]*)?>/g;

/** The placeholders of a recorded text, with the plain text before, between and behind them (one more than those). */
export function splitAtPlaceholders(recorded: string): {
  readonly plain: readonly string[];
  readonly placeholders: readonly Placeholder[];
} {
  const plain: string[] = [];
  const placeholders: Placeholder[] = [];
  let end = 0;
  for (const match of recorded.matchAll(PLACEHOLDER)) {
    plain.push(recorded.slice(end, match.index));
    placeholders.push({ text: match[0], name: (match[1] ?? "").toLowerCase() });
    end = match.index + match[0].length;
  }
  return { plain: [...plain, recorded.slice(end)], placeholders };
}

/** What a placeholder may stand for, as the source of a regular expression. */
export function shapeOf({ text, name }: Placeholder, account: Account): string {
  const fixed = { "<region>": account.region, "<partition>": "aws", "<account-id>": account.accountId }[text];
  if (fixed !== undefined) return escape(fixed);
  if (name === "timestamp") return text.slice("<timestamp:".length, -1).replaceAll(/\d/g, "\\d").replaceAll(".", "\\.");
  if (/^uuid$|^event-id$/.test(name)) return "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
  if (/^m-?d5/.test(name)) return "[\\da-f]{32}";
  if (name.endsWith("time")) return TIME;
  return "[\\s\\S]+?";
}

/** Whether it stands for one and the same value everywhere in a recording. Times and digests without a number do not. */
export function isNamed({ text, name }: Placeholder): boolean {
  return (
    !["<region>", "<partition>", "<account-id>"].includes(text) &&
    (/:\d+>$/.test(text) || !/(time|hash|stamp)$/.test(name))
  );
}

/** A text as the source of a regular expression that matches just this text. */
export function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** Where the local cloud is, for placeholders that name a place. */
export interface Account {
  readonly region: string;
  readonly accountId: string;
}

/** The account that stands in recorded ARNs. */
export const RECORDED_ACCOUNT = "111111111111";

const TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{3})?Z|\\d+(?:\\.\\d+)?";

/**
 * Some recorded values are replaced as a whole by a word, without brackets: the name of the key itself (`SenderId` has
 * `sender-id`), or a word for its kind.
 */
export function standsForAny(key: string, recorded: string): boolean {
  return recorded === kebab(key) || WORDS.has(recorded);
}

const WORDS = new Set(["date", "datetime", "timestamp", "md5-hash", "target-arn", "target-id", "message-id"]);

/** `MD5OfBody` becomes `m-d5-of-body`, `SentTimestamp` `sent-timestamp`. */
function kebab(key: string): string {
  return key.replaceAll(/(?<!^)(?=[A-Z])/g, "-").toLowerCase();
}

/** Inside a text the word `date` stands for a time. */
export const DATE_IN_TEXT = /\bdate\b/g;
export const DATE_SHAPE = `date|${TIME}`;

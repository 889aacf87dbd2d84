/**
 * JSON that every service of the way takes: as `JSON.stringify`, with U+FFFE and U+FFFF escaped, which SQS refuses when
 * they come raw (SendMessage: "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF"). Reading it
 * needs nothing but `JSON.parse`.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(REFUSED_BY_SQS, (character) =>
    character === "\uFFFE" ? "\\ufffe" : "\\uffff",
  );
}

const REFUSED_BY_SQS = /[\uFFFE\uFFFF]/g;

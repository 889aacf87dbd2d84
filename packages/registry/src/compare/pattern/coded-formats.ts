import type { Pattern } from "./language.ts";

/** Patterns between which a format lies. */
interface Between {
  /** Takes every string of the format. */
  readonly around?: Pattern;
  /** Takes strings of the format only. */
  readonly inside?: Pattern;
}

/** A day that there is, the 29th of February in leap years only. */
const DATE = [
  String.raw`\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))`,
  String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29`,
].join("|");

/** Any two digits each, as leap seconds and other offsets need them. */
const ANY_TIME = String.raw`\d\d:\d\d:\d\d(?:\.\d+)?`;
const ANY_ZONE = String.raw`(?:[zZ]|[+\-]\d\d(?::?\d\d)?)`;

/** A time without leap seconds. */
const PLAIN_TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?`;
const PLAIN_ZONE = String.raw`(?:[zZ]|[+\-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)`;

const ESCAPED = "%[0-9a-fA-F]{2}";
const IN_HOST = String.raw`(?:[a-zA-Z0-9\-._~!$&'()*+,;=]|${ESCAPED})`;
const IN_USER = String.raw`(?:[a-zA-Z0-9\-._~!$&'()*+,;=:]|${ESCAPED})`;
const IN_PATH = String.raw`(?:[a-zA-Z0-9\-._~!$&'()*+,;=:@]|${ESCAPED})`;
const IN_QUERY = String.raw`(?:[a-zA-Z0-9\-._~!$&'()*+,;=:@/?]|${ESCAPED})`;

/** A URI whose host is as given; an address in brackets is more than can be said shortly. */
function uri(host: string): Pattern {
  const authority = String.raw`\/?\/(?:${IN_USER}*@)?${host}(?::\d*)?(?:\/${IN_PATH}*)*`;
  const path = String.raw`\/(?:${IN_PATH}+(?:\/${IN_PATH}*)*)?|${IN_PATH}+(?:\/${IN_PATH}*)*`;
  return whole(String.raw`[a-zA-Z][a-zA-Z0-9+\-.]*:(?:${authority}|${path})(?:\?${IN_QUERY}*)?(?:#${IN_QUERY}*)?`);
}

function whole(source: string): Pattern {
  return { source: `^(?:${source})$` };
}

/** The formats that ajv-formats 3.0.1 decides by code, between two patterns each; from its source, `src/formats.ts`. */
export const CODED_FORMATS: Readonly<Record<string, Between>> = {
  date: { around: whole(DATE), inside: whole(DATE) },
  time: { around: whole(ANY_TIME + ANY_ZONE), inside: whole(PLAIN_TIME + PLAIN_ZONE) },
  "iso-time": { around: whole(`${ANY_TIME}${ANY_ZONE}?`), inside: whole(`${PLAIN_TIME}${PLAIN_ZONE}?`) },
  "date-time": {
    around: whole(String.raw`(?:${DATE})[tT\s]${ANY_TIME}${ANY_ZONE}`),
    inside: whole(`(?:${DATE})[tT ]${PLAIN_TIME}${PLAIN_ZONE}`),
  },
  "iso-date-time": {
    around: whole(String.raw`(?:${DATE})[tT\s]${ANY_TIME}${ANY_ZONE}?`),
    inside: whole(`(?:${DATE})[tT ]${PLAIN_TIME}${PLAIN_ZONE}?`),
  },
  uri: {
    around: uri(String.raw`(?:${IN_HOST}*|\[[0-9a-zA-Z:.\-_~!$&'()*+,;=]*\])`),
    inside: uri(`${IN_HOST}*`),
  },
  // Any line of several may be the one in Base64.
  byte: { inside: whole("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?") },
  // Without what can be out of place in a regular expression.
  regex: { inside: whole(String.raw`[^\\*+?()[\]{}]*`) },
};

/** Formats whose strings are all strings of another one, as their code says: the other only asks for less. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  time: ["iso-time"],
  "date-time": ["iso-date-time"],
  uri: ["uri-reference"],
};

/** Whether one format only asks for less than another. */
export function isWiderFormat(wider: string, name: string): boolean {
  return wider === name || WIDER[name]?.includes(wider) === true;
}

/** As long as a host name gets, with the dot that ends it. */
const LONG_HOST = `${`${"a".repeat(63)}.`.repeat(3)}${"a".repeat(61)}.`;

/** Strings of each format of ajv-formats, the plainest first, and some that only just belong to it. */
export const FORMAT_SAMPLES: Readonly<Record<string, readonly string[]>> = {
  date: ["2026-11-02", "2024-02-29"],
  time: ["08:15:30Z", "23:59:60Z", "08:15:30.5+02:00"],
  "date-time": ["2026-11-02T08:15:30Z", "2026-11-02T08:15:30.123+02:00", "2026-11-02 08:15:30z"],
  "iso-time": ["08:15:30", "08:15:30Z"],
  "iso-date-time": ["2026-11-02T08:15:30", "2026-11-02T08:15:30Z"],
  duration: ["P1D", "PT1H30M", "P1W"],
  email: ["ada@example.com", "grace@example.org", "a@b.co"],
  hostname: ["example.com", "a", LONG_HOST],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1", "::"],
  uri: ["https://example.com/a?b=c#d", "urn:example:a"],
  "uri-reference": ["/a/b", "https://example.com/", "", "#a"],
  "uri-template": ["/users/{id}", "/"],
  url: ["https://example.com/", "https://example.com/é"],
  uuid: ["123e4567-e89b-12d3-a456-426614174000", "urn:uuid:123e4567-e89b-12d3-a456-426614174000"],
  "json-pointer": ["/a/b", ""],
  "relative-json-pointer": ["0/a", "1#"],
  "json-pointer-uri-fragment": ["#/a", "#"],
  regex: ["^a$", ""],
  byte: ["YWRh", "", "YWRh\n!"],
};

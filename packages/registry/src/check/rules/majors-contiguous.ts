import type { Rule } from "../rule.ts";

/** {@link Rule} `majors-contiguous`. */
export const majorsContiguous: Rule = {
  id: "majors-contiguous",
  purpose: "The majors of an event are 1, 2, 3 ... without a gap, so that each is made from the next newer one.",
  mend: "Keep the older major (retired, perhaps), or rename the newer one.",
  example: {
    refused: `v1.json and v3.json`,
    accepted: `v1.json, v2.json and v3.json`,
  },
  check: ({ event, domain }) => {
    if (event === undefined || event.major === 1) return [];
    const before = event.major - 1;
    if (domain?.events.some((other) => other.name === event.name && other.major === before) === true) return [];
    const wanted = `v${before}.json beside v${event.major}.json`;
    return [
      { pointer: "", wanted, came: "none", mend: `Keep v${before}.json (retired, perhaps), or rename this one.` },
    ];
  },
};

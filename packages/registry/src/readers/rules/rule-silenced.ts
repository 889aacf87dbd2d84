/** The rule of reviews about the patterns of readers outside; see `findSilencedRules`. */
export const ruleSilenced = {
  id: "rule-silenced",
  purpose:
    "A rule on the bus that matched events goes on matching them: a value that has another name silences it, though both schemas are fine.",
} as const;

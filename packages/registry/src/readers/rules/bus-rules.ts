/** The rule of reviews about the patterns of readers outside; see `findSilencedRules`. */
export const ruleSilenced = {
  id: "rule-silenced",
  purpose:
    "A rule on the bus that matched events goes on matching them: a value that has another name silences it, though both schemas are fine.",
} as const;

/** The rule of reviews about the source of a domain's events; see `findChangedSources`. */
export const sourceChanged = {
  id: "source-changed",
  purpose: "Events go on coming from the source that they came from: rules ask for it, and the schemas do not show it.",
} as const;

/** The rule of reviews about what readers name; see `findUnknownNames`. */
export const readerUnknownName = {
  id: "reader-unknown-name",
  purpose:
    "A reader names event types that schemas describe, and a reader outside fields that they declare: one that is misspelt protects nobody, and looks as if it did.",
} as const;

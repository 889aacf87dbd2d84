/** What the judge could neither prove nor refute. */
export const unknown = {
  id: "unknown",
  purpose: "Neither a proof nor an event that breaks was found, and what is not proved does not pass.",
  mend: "Say that place in a simpler way (docs/schema-profile.md lists what can be decided), or leave it as it was.",
} as const;

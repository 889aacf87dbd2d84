/** What has no rule of its own: the judge has an event that shows the break, and no rule knows the change. */
export const incompatible = {
  id: "incompatible",
  purpose: "The judge found an event that breaks, and no single change that a rule knows explains it.",
  mend: "Compare both schemas where the event is refused, and undo what refuses it.",
} as const;

/** A schema that nothing satisfies. */
export const vacuous = {
  id: "vacuous",
  purpose: "A schema that accepts nothing is compatible with everything and of no use: no event can be sent.",
  mend: "Take out the constraint that contradicts the others.",
} as const;

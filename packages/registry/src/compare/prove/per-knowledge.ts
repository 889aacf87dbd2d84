import type { Knowledge } from "./knowledge.ts";

/** A question about knowledge that is answered once for the same knowledge: each goal asks it again. */
export function perKnowledge<T>(answer: (knowledge: Knowledge) => T): (knowledge: Knowledge) => T {
  const answers = new WeakMap<Knowledge, { readonly answer: T }>();
  return (knowledge) => {
    const known = answers.get(knowledge) ?? { answer: answer(knowledge) };
    answers.set(knowledge, known);
    return known.answer;
  };
}

/** What is left to write: text as it is, or a value. */
type Step = { readonly text: string } | { readonly value: unknown };

/**
 * The JSON text of a value that came from JSON, however deeply it is nested: `JSON.stringify` runs out of stack at some thousand
 * levels, and `JSON.parse` reads any number of them.
 */
export function jsonTextOf(value: unknown): string {
  const written: string[] = [];
  const left: Step[] = [{ value }];
  for (let step = left.pop(); step !== undefined; step = left.pop()) {
    if ("text" in step) written.push(step.text);
    else if (typeof step.value !== "object" || step.value === null) written.push(JSON.stringify(step.value));
    // The last one is taken first.
    else for (const one of stepsOf(step.value).toReversed()) left.push(one);
  }
  return written.join("");
}

function stepsOf(value: object): Step[] {
  const steps: Step[] = [{ text: Array.isArray(value) ? "[" : "{" }];
  for (const [index, [name, member]] of Object.entries(value).entries()) {
    const comma = index === 0 ? "" : ",";
    steps.push({ text: Array.isArray(value) ? comma : `${comma}${JSON.stringify(name)}:` }, { value: member });
  }
  steps.push({ text: Array.isArray(value) ? "]" : "}" });
  return steps;
}

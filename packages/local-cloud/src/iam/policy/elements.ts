/** A statement as its document has it, before anything of it is understood. */
export type Elements = Readonly<Record<string, unknown>>;

/** An element that may be one text or several. Anything else in it is a problem. */
export function textsOf(elements: Elements, name: string, problems: string[]): readonly string[] {
  const values = [elements[name]].flat();
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length < values.length) problems.push(`${name} with a value that is no text`);
  for (const text of texts) {
    // Variables such as ${aws:username} stand for something that only a request on AWS has.
    if (text.includes("${")) problems.push(`the policy variable in ${name} "${text}"`);
  }
  return texts;
}

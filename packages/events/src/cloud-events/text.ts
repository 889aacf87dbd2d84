/**
 * JSON text that a CloudEvents attribute may hold: what its type system refuses in strings (control characters,
 * surrogates that stand alone, noncharacters; CloudEvents 1.0, "Type System", String) is escaped as JSON escapes it.
 */
export function attributeText(value: unknown): string {
  return JSON.stringify(value).replaceAll(REFUSED, escape);
}

// JSON.stringify has escaped the other control characters and lone surrogates already.
const REFUSED = /[\u007F-\u009F]|\p{Noncharacter_Code_Point}/gu;

function escape(character: string): string {
  const units = Array.from({ length: character.length }, (_none, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** What {@link attributeText} wrote; undefined when it is no JSON. */
export function parseAttribute(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

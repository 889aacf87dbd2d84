const ESCAPE = String.fromCharCode(27);

/** Control characters but for line ends, tabs, and what begins a colour of our own. */
const CONTROL = new RegExp(`(?!${ESCAPE}\\[\\d{1,2}m)(?![\\n\\t])\\p{Cc}`, "gu");

/**
 * Writes control characters out, as `\u001b`: what lies in a queue may hold some, and a terminal would obey them (erase a
 * line, set a title, answer as if somebody had typed).
 */
export function visible(text: string): string {
  return text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

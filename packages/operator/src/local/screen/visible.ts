const ESCAPE = String.fromCharCode(27);

/**
 * Control characters but for line ends, tabs, and what begins a colour of our own; and those that turn the direction of
 * writing, by which a line shows other words than it has.
 */
const CONTROL = new RegExp(
  `(?!${ESCAPE}\\[\\d{1,2}m)(?![\\n\\t])(?:\\p{Cc}|[\\u{202a}-\\u{202e}\\u{2066}-\\u{2069}])`,
  "gu",
);

/**
 * Writes control characters out, as `\u001b`: what lies in a queue may hold some, and a terminal would obey them (erase a
 * line, set a title, answer as if somebody had typed).
 */
export function visible(text: string): string {
  return text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

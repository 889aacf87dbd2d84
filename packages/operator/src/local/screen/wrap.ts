/** Columns that a continued line is set in beyond the line that it continues. */
const HANGING = 2;

/** Breaks a text into lines of at most so many characters, between words where it can; all but the first are set in. */
export function wrap(text: string, columns: number): readonly string[] {
  const flat = text.replaceAll(/\s*\n\s*/g, " ");
  const indent = " ".repeat((/^ */.exec(flat)?.[0].length ?? 0) + HANGING);
  // At least one character a line, or there would be no end to it.
  const room = Math.max(columns, indent.length + 1);
  const lines: string[] = [];
  let rest = flat;
  while (rest.length > room) {
    const space = rest.lastIndexOf(" ", room);
    const end = space > indent.length ? space : room;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

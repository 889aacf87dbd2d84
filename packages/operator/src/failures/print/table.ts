/** Characters of a cell: what somebody else wrote may be as long as a message. */
const CELL_CHARACTERS = 60;

/**
 * Rows under their heads, in columns as wide as their widest cell; a column that is a number is set to the right. A
 * cell is one line, cut where it is too long: what lies in a queue must not look like a row of its own.
 */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [heads, ...rows.map((row) => row.map(cellOf))];
  const widths = heads.map((_, column) => all.reduce((width, row) => Math.max(width, (row[column] ?? "").length), 0));
  const isNumber = heads.map((_, column) => rows.length > 0 && rows.every((row) => /^\d+$/.test(row[column] ?? "")));
  return all.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

function cellOf(text: string): string {
  const line = text.replaceAll(/\s/g, " ");
  return line.length <= CELL_CHARACTERS ? line : `${line.slice(0, CELL_CHARACTERS - 1)}…`;
}

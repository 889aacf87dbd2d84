/** Rows under their heads, in columns as wide as their widest cell; a column that is a number is set to the right. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
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

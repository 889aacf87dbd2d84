/** The last lines of a log. */
export interface LogTail {
  add(line: string): void;
  /** Those that fit, oldest first. */
  readonly lines: readonly string[];
  clear(): void;
}

/** @param bytes How many bytes the lines that are kept may have together; of one that is longer alone nothing is kept. */
export function createLogTail(bytes: number): LogTail {
  const lines: string[] = [];
  let size = 0;
  return {
    lines,
    add: (line) => {
      lines.push(line);
      size += sizeOf(line);
      while (size > bytes) size -= sizeOf(lines.shift() ?? "");
    },
    clear: () => {
      lines.length = 0;
      size = 0;
    },
  };
}

/** With its line break. */
function sizeOf(line: string): number {
  return Buffer.byteLength(line) + 1;
}

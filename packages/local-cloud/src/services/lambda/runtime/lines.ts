/** Cuts what a function writes into lines; `end` gives what stands after the last line break. */
export interface Lines {
  add(text: string): void;
  end(): void;
}

/** @param tell Gets each line without its break; empty ones are left out. */
export function createLines(tell: (line: string) => void): Lines {
  let rest = "";
  const tellUnlessEmpty = (line: string): void => {
    if (line !== "") tell(line);
  };
  return {
    add: (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(tellUnlessEmpty);
    },
    end: () => {
      tellUnlessEmpty(rest);
      rest = "";
    },
  };
}

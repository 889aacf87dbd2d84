import type { Screen } from "./screen.ts";

/** A step of the set-up: without a time it begins, with one it has ended. */
export interface Progress {
  readonly title: string;
  readonly milliseconds?: number;
  /** A word on what came of it. */
  readonly detail?: string;
}

const TITLE_WIDTH = 44;

/** Shows one line for each step that has ended, and on a terminal the steps that are going on. */
export function showProgress(screen: Screen): (step: Progress) => void {
  const goingOn = new Set<string>();
  return ({ title, milliseconds, detail = "" }) => {
    if (milliseconds === undefined) {
      goingOn.add(title);
    } else {
      goingOn.delete(title);
      const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);
      screen.line(
        `  ${screen.paint.good("✓")} ${title.padEnd(TITLE_WIDTH)}${seconds}  ${screen.paint.quiet(detail)}`.trimEnd(),
      );
    }
    screen.status([...goingOn].join(", "));
  };
}

/** Runs one step between its two reports. */
export async function asStep<T>(title: string, progress: (step: Progress) => void, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  progress({ title });
  const result = await work();
  progress({ title, milliseconds: performance.now() - start });
  return result;
}

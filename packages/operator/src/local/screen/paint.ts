import { createColors } from "picocolors";
import { isPlain } from "../../env.ts";

/** Where the screen writes: a terminal, a pipe, or a test. */
export interface Out {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The few ways in which the screen sets words apart; none of them does anything where colours are not wanted. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** Colours on a terminal only, and not where NO_COLOR or CI is set. */
export function paintFor(out: Out): Paint {
  const colors = createColors(out.isTTY === true && !isPlain());
  return { good: colors.green, bad: colors.red, strong: colors.bold, quiet: colors.dim };
}

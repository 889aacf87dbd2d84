import { StreambridgeError } from "@streambridge/errors";

const UNITS = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * An age such as `30min`, `12h` or `3d`, in milliseconds.
 *
 * @throws StreambridgeError `USAGE` for anything else
 */
export function readDuration(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, number, unit] = /^(\d+)(s|min|h|d)$/.exec(text) ?? [];
  if (number !== undefined) return Number(number) * UNITS[unit as keyof typeof UNITS];
  throw new StreambridgeError("USAGE", `--${option} ${text} is no age`, {
    mend: "Write a number and s, min, h or d: 30min, 12h, 3d.",
  });
}

/**
 * A whole number from 1 on.
 *
 * @throws StreambridgeError `USAGE` for anything else, and above `most`
 */
export function readNumber(option: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  throw new StreambridgeError("USAGE", `--${option} ${text} is no number from 1 to ${most}`, {
    mend: `Write --${option} as a whole number.`,
  });
}

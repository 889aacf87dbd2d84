import { stripVTControlCharacters } from "node:util";
import { exitCodeOf, StreambridgeError } from "@streambridge/errors";
import { renderUsage, runCommand, type CommandDef } from "citty";

/** Where a command's usage and its failure are written. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly err: { write(text: string): unknown };
}

/**
 * Runs what a command line names and answers its exit code. A failure is told as one sentence with its code, and what to
 * do about it; of a failure that is ours, where it happened as well.
 */
export async function runMenu(menu: CommandDef, rawArgs: readonly string[], { out, err }: Streams): Promise<number> {
  const wantsHelp = rawArgs.some((argument) => argument === "--help" || argument === "-h");
  try {
    if (wantsHelp || rawArgs.length === 0) {
      const usage = await usageOf(menu, rawArgs);
      out.write(`${out.isTTY ? usage : stripVTControlCharacters(usage)}\n`);
      return wantsHelp ? 0 : exitCodeOf(new StreambridgeError("USAGE", ""));
    }
    refuseReserved(rawArgs);
    refuseTwice(rawArgs);
    await runCommand(menu, { rawArgs: [...rawArgs] });
    return Number(process.exitCode ?? 0);
  } catch (thrown) {
    const error = asOurs(thrown);
    err.write(`${describe(error)}\n`);
    return exitCodeOf(error);
  }
}

/**
 * citty stumbles over commands that are called as what every object has, and over options that have `_` in their names, by
 * which it keeps the words of a line. None of ours has.
 */
function refuseReserved(rawArgs: readonly string[]): void {
  const words = rawArgs.filter((word) => !word.startsWith("-"));
  const command = words.slice(0, DEEPEST_COMMAND).find((word) => word in Object.prototype);
  const option = rawArgs.find((argument) => /^-(?:-(?:no-)?_|[^-].*_|_)/.test(argument));
  const sentence = command === undefined ? `${option} is not known here` : `Unknown command ${command}`;
  if ((command ?? option) !== undefined) throw new StreambridgeError("USAGE", sentence, { mend: LISTED });
}

/** Words that name a command, at most: its noun and its verb. */
const DEEPEST_COMMAND = 2;

const LISTED = "--help lists what there is.";

/** Of two values the parser keeps the last: half of what somebody asked for would be done, and said to be all. */
function refuseTwice(words: readonly string[]): void {
  const names = words.flatMap((word) => /^--[a-z][\w-]*/.exec(word)?.[0] ?? []);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new StreambridgeError("USAGE", `${twice} was said twice`, { mend: "Say it once." });
}

/** The usage of the innermost command that the words name, under its full name, with a line that can be copied. */
async function usageOf(menu: CommandDef, words: readonly string[], above: readonly string[] = []): Promise<string> {
  const [word = "", ...rest] = words;
  const subCommands = await resolved(menu.subCommands);
  const found = subCommands !== undefined && Object.hasOwn(subCommands, word) ? subCommands[word] : undefined;
  if (found !== undefined) {
    const { name = "" } = (await resolved(menu.meta)) ?? {};
    return usageOf(await resolved(found), rest, [...above, name]);
  }
  const parent = above.length === 0 ? undefined : { meta: { name: above.join(" ") } };
  const usage = await renderUsage(menu, parent);
  return usage.replace(EXAMPLE, "$2\n\nExample: $1");
}

/** citty ends the description with the command's name, which would be taken for a part of the example. */
const EXAMPLE = / Example: (.*)( \([\w -]+\))/;

async function resolved<T>(value: T | Promise<T> | (() => T) | (() => Promise<T>)): Promise<T> {
  return typeof value === "function" ? (value as () => T | Promise<T>)() : value;
}

/** What citty throws is a mistake in the command line. */
function asOurs(thrown: unknown): StreambridgeError {
  if (thrown instanceof Error && thrown.name === "CLIError") {
    return new StreambridgeError("USAGE", stripVTControlCharacters(thrown.message), {
      mend: LISTED,
    });
  }
  return StreambridgeError.from(thrown);
}

function describe(error: StreambridgeError): string {
  const lines = [error.message];
  if (error.mend !== undefined) lines.push(`  ${error.mend}`);
  const origin = error.cause instanceof Error ? error.cause : error;
  if (error.fault === "ours") lines.push(origin.stack ?? "");
  return lines.join("\n");
}

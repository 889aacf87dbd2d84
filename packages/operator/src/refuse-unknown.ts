import { StreambridgeError } from "@streambridge/errors";
import type { ArgsDef } from "citty";

/**
 * Refuses options and words that a command does not know, and an option whose value is missing: passed over in silence,
 * `--onse` would do something else than was asked.
 *
 * @throws StreambridgeError `USAGE`
 */
export function refuseUnknown(given: Readonly<Record<string, unknown>>, known: ArgsDef): void {
  const { _: words, ...options } = given;
  const positional = Object.values(known).filter(({ type }) => type === "positional").length;
  const extra = Array.isArray(words) ? words.slice(positional).map(String) : [];
  const unknown = Object.keys(options).filter((name) => !Object.hasOwn(known, name));
  const names = [...unknown.map((name) => (name.length === 1 ? `-${name}` : `--${name}`)), ...extra];
  if (names.length > 0) throw usage(`${names.join(", ")} is not known here`, known);
  const empty = Object.entries(options).find(([name, value]) => known[name]?.type === "string" && value === "");
  if (empty !== undefined) throw usage(`--${empty[0]} needs a value`, known);
}

function usage(sentence: string, known: ArgsDef): StreambridgeError {
  const options = Object.entries(known).map(([name, { type }]) => (type === "positional" ? name : `--${name}`));
  return new StreambridgeError("USAGE", sentence, { mend: `Known are ${options.join(", ")}; --help says more.` });
}

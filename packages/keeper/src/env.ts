import { StreambridgeError } from "@streambridge/errors";

/** What the stack tells the keeper. */
export interface Environment {
  /** Path of the SSM parameters that say where everything is, with a slash at its end. */
  readonly topologyPath: string;
  /** Age from which on a message is moved, in milliseconds. */
  readonly archiveAfterMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the function's environment.
 *
 * @throws StreambridgeError SETTING_MISSING, naming the variable, when one is absent or malformed.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const days = Number(required(variables, "ARCHIVE_AFTER_DAYS"));
  if (!(days > 0)) throw missing("ARCHIVE_AFTER_DAYS");
  return { topologyPath: required(variables, "TOPOLOGY_PATH"), archiveAfterMs: days * DAY_MS };
}

function required(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name];
  if (value !== undefined && value !== "") return value;
  throw missing(name);
}

function missing(name: string): StreambridgeError {
  return new StreambridgeError("SETTING_MISSING", `The keeper's environment variable ${name} needs a value.`, {
    mend: "Deploy the stack again; stacks/keeper.ts sets it.",
    detail: { name },
  });
}

import { StreambridgeError } from "@streambridge/errors";

/** What the stack tells a consumer's function. */
export interface Environment {
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  /** Only with `once` or `latest-wins`. */
  readonly guardTable: string | undefined;
}

/**
 * Reads the function's environment.
 * @throws StreambridgeError `SETTING_MISSING` when a name is absent or empty.
 */
export function readEnvironment(needsGuardTable: boolean, env: NodeJS.ProcessEnv = process.env): Environment {
  return {
    queueUrl: required(env, "QUEUE_URL"),
    deadLetterUrl: required(env, "DLQ_URL"),
    guardTable: needsGuardTable ? required(env, "GUARD_TABLE") : undefined,
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new StreambridgeError("SETTING_MISSING", `the environment has no ${name}`, {
    mend: "stacks/consumer.ts sets it; deploy again.",
    detail: { name },
  });
}

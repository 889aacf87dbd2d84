import { StreambridgeError } from "@streambridge/errors";

/** What the stack tells the function. */
export interface BackfillEnvironment {
  /** Name and ARN of the table whose rows are read. */
  readonly table: string;
  readonly tableArn: string;
  /** Bucket that holds the data of events too large to carry. */
  readonly claimsBucket: string;
}

/**
 * Reads the function's environment.
 *
 * @throws StreambridgeError SETTING_MISSING, naming the variable, when one is absent or empty.
 */
export function readBackfillEnvironment(variables: Readonly<Record<string, string | undefined>>): BackfillEnvironment {
  return {
    table: required(variables, "TABLE_NAME"),
    tableArn: required(variables, "TABLE_ARN"),
    claimsBucket: required(variables, "CLAIMS_BUCKET"),
  };
}

function required(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name];
  if (value !== undefined && value !== "") return value;
  throw new StreambridgeError("SETTING_MISSING", `The environment variable ${name} of Backfill needs a value.`, {
    mend: "Deploy the stack again; stacks/backfill.ts sets it.",
    detail: { name },
  });
}

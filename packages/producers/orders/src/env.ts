import { StreambridgeError } from "@streambridge/errors";

/**
 * The table's name, as the stack sets it.
 * @throws StreambridgeError `SETTING_MISSING` when TABLE_NAME is not set
 */
export function tableName(): string {
  const name = process.env["TABLE_NAME"];
  if (!name) {
    throw new StreambridgeError("SETTING_MISSING", "TABLE_NAME is not set", { mend: "Set it in stacks/producers.ts." });
  }
  return name;
}

/** Who writes, as it stands in the cause of every row; a test holds it against package.json. */
export const PRODUCER = "orders@0.1.0";

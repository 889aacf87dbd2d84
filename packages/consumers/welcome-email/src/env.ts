import { StreambridgeError } from "@streambridge/errors";

/** Who may be written to in this stage. */
export type Recipients = "anyone" | "allow-list";

/**
 * Reads EMAIL_RECIPIENTS, which the stack sets by stage.
 * @throws StreambridgeError `SETTING_MISSING` when it says neither: writing to everybody must never be a default.
 */
export function readRecipients(env: NodeJS.ProcessEnv = process.env): Recipients {
  const value = env["EMAIL_RECIPIENTS"];
  if (value === "anyone" || value === "allow-list") return value;
  throw new StreambridgeError(
    "SETTING_MISSING",
    "the environment has no EMAIL_RECIPIENTS that says who may be written to",
    {
      mend: 'stacks/consumer.ts sets it to "anyone" or "allow-list"; deploy again.',
      detail: { name: "EMAIL_RECIPIENTS", wanted: ["anyone", "allow-list"] },
    },
  );
}

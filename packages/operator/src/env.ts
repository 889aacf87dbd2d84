/** Whether the person at the terminal, or CI, wants no colours and no line that is drawn over (no-color.org). */
export function isPlain(): boolean {
  return Boolean(process.env["NO_COLOR"]) || process.env["CI"] !== undefined || process.env["TERM"] === "dumb";
}

/** Where notices of changed schemas are posted; undefined when nobody has set it. Often a secret, as chat webhooks are. */
export function noticeWebhook(): string | undefined {
  return process.env["SCHEMA_NOTICE_WEBHOOK"] || undefined;
}

/** The region of AWS that the environment names; undefined when nobody has set it, or to nothing. */
export function awsRegion(): string | undefined {
  return process.env["AWS_REGION"] || undefined;
}

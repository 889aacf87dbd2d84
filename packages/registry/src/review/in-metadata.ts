import type { Finding } from "./finding.ts";
import { METADATA } from "./history.ts";

/** Rules speak of an event's data; what they say of the metadata is found there, and has no majors to be put into. */
export function inMetadata(finding: Finding): Finding {
  const { eventType, sentence, field, mend } = finding;
  if (eventType !== METADATA) return finding;
  return {
    ...finding,
    sentence: sentence.replaceAll("`data", "`metadata"),
    ...(field !== undefined && { field: field.replace(/^data\b/, "metadata") }),
    mend: mend.filter((line) => !line.includes("streambridge schema new-version")),
  };
}

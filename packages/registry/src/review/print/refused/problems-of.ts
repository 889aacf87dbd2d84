import type { StreambridgeError } from "@streambridge/errors";
import type { Problem } from "../../../problem.ts";

/** The problems in files that an error was made of, see `schemaInvalid`; none for any other. */
export function problemsOf({ code, detail }: StreambridgeError): readonly Problem[] {
  return code === "SCHEMA_INVALID" ? ((detail?.["problems"] ?? []) as readonly Problem[]) : [];
}

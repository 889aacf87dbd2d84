import { awsFault } from "../../aws-fault.ts";
import { NAMES_MAX } from "../limits.ts";

/** The names that a request asks for. @throws AwsFault `ValidationException` for more than AWS takes at once. */
export function namesIn({ Names }: Readonly<Record<string, unknown>>): readonly string[] {
  const names = (Names ?? []) as readonly string[];
  if (names.length <= NAMES_MAX) return names;
  throw awsFault(
    "ValidationException",
    `1 validation error detected: Value '[${names.join(", ")}]' at 'names' failed to satisfy constraint: ` +
      `Member must have length less than or equal to ${NAMES_MAX}`,
  );
}

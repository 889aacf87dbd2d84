import { awsFault } from "../../aws-fault.ts";
import { DESCRIPTION_MAX_CHARACTERS, PATTERN_MAX_CHARACTERS } from "../limits.ts";
import { compilePattern, type Pattern } from "../pattern/index.ts";
import { invalidValue } from "./context.ts";

/** @throws AwsFault `ValidationException` for a member that is not there. */
export function required<Value>(value: Value | null | undefined, path: string): Value {
  if (value !== undefined && value !== null) return value;
  throw awsFault(
    "ValidationException",
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );
}

/** The name of a thing to be made. @throws AwsFault `ValidationException` where the API's model does not allow it. */
export function nameOf(value: string | undefined, path: string, maximum: number): string {
  const name = required(value, path);
  if (name === "") throw invalidValue(name, path, "Member must have length greater than or equal to 1");
  if (name.length > maximum) {
    throw invalidValue(name, path, `Member must have length less than or equal to ${maximum}`);
  }
  if (!/^[.\-_A-Za-z0-9]+$/.test(name)) {
    throw invalidValue(name, path, "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
  }
  return name;
}

const SOURCE_ARN = /^arn:aws([a-z]|-)*:events:([a-z]|\d|-)*:([0-9]{12})?:.+\/.+$/;

/** The ARN of a bus or an archive. @throws AwsFault `ValidationException`. */
export function sourceArnOf(value: string | undefined): string {
  const arn = required(value, "eventSourceArn");
  if (SOURCE_ARN.test(arn)) return arn;
  throw invalidValue(
    arn,
    "eventSourceArn",
    "Member must satisfy regular expression pattern: ^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:.+\\/.+$",
  );
}

/** @throws AwsFault `ValidationException` for a description that is too long. */
export function checkDescription(description: string | undefined): void {
  if (description === undefined || description.length <= DESCRIPTION_MAX_CHARACTERS) return;
  throw invalidValue(
    description,
    "description",
    `Member must have length less than or equal to ${DESCRIPTION_MAX_CHARACTERS}`,
  );
}

/** @throws AwsFault `ValidationException` for a pattern that is too long, `InvalidEventPatternException` for one that is none. */
export function patternOf(text: string): Pattern {
  if (text.length > PATTERN_MAX_CHARACTERS) {
    throw invalidValue(text, "eventPattern", `Member must have length less than or equal to ${PATTERN_MAX_CHARACTERS}`);
  }
  const compiled = compilePattern(text);
  if (!compiled.ok) throw awsFault(compiled.code, compiled.message);
  return compiled.pattern;
}

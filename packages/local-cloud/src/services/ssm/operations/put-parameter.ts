import { awsFault, type AwsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import { ADVANCED_VALUE_MAX_CHARACTERS, STANDARD_VALUE_MAX_CHARACTERS } from "../limits.ts";
import type { ParameterStore } from "../parameter-store.ts";

/** What PutParameter is asked with, as far as it is looked at. */
interface PutParameterInput {
  readonly Name?: string;
  readonly Type?: string;
  readonly Value?: string;
  readonly Overwrite?: boolean;
  readonly Tier?: string;
}

const TYPES = ["SecureString", "StringList", "String"];

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export function putParameter(store: ParameterStore): Operation {
  return (input) => {
    const { Name = "", Type, Value = "", Overwrite, Tier = "Standard" } = input as PutParameterInput;
    checkType(Type);
    checkValue(Value, Tier);
    const existing = store.find(Name);
    if (existing && Overwrite !== true) {
      throw awsFault(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
      );
    }
    const type = Type ?? existing?.Type;
    if (type === undefined) {
      throw awsFault("ValidationException", "A parameter type is required when you create a parameter.");
    }
    return { Version: store.put(Name, type, Value).Version, Tier };
  };
}

function checkType(type: string | undefined): void {
  if (type === undefined || TYPES.includes(type)) return;
  throw invalid(type, "type", `Member must satisfy enum value set: [${TYPES.join(", ")}]`);
}

function checkValue(value: string, tier: string): void {
  if (value === "") throw invalid(value, "value", "Member must have length greater than or equal to 1");
  if (value.length <= STANDARD_VALUE_MAX_CHARACTERS) return;
  if (tier === "Standard") {
    throw awsFault(
      "ValidationException",
      `Standard tier parameters support a maximum parameter value of ${STANDARD_VALUE_MAX_CHARACTERS} characters. ` +
        "To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.",
    );
  }
  if (value.length <= ADVANCED_VALUE_MAX_CHARACTERS) return;
  throw awsFault(
    "ValidationException",
    `Advanced tier parameters support a maximum parameter value of ${ADVANCED_VALUE_MAX_CHARACTERS} characters.`,
  );
}

function invalid(value: string, path: string, constraint: string): AwsFault {
  return awsFault(
    "ValidationException",
    `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

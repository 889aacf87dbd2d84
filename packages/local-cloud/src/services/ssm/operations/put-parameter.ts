import { awsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";

/** What PutParameter is asked with, as far as it is looked at. */
interface PutParameterInput {
  readonly Name?: string;
  readonly Type?: string;
  readonly Value?: string;
  readonly Overwrite?: boolean;
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export function putParameter(store: ParameterStore): Operation {
  return (input) => {
    const { Name = "", Type, Value = "", Overwrite } = input as PutParameterInput;
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
    return { Version: store.put(Name, type, Value).Version, Tier: "Standard" };
  };
}

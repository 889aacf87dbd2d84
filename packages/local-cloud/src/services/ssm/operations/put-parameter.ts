import { awsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export function putParameter(store: ParameterStore): Operation {
  return ({ Name, Type, Value, Overwrite }) => {
    const existing = store.find(String(Name));
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
    return { Version: store.put(String(Name), String(type), String(Value)).Version, Tier: "Standard" };
  };
}

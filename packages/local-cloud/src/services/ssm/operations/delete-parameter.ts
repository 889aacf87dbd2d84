import { awsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html */
export function deleteParameter(store: ParameterStore): Operation {
  return ({ Name }) => {
    if (store.remove(String(Name))) return {};
    throw awsFault("ParameterNotFound", `Parameter ${String(Name)} not found.`);
  };
}

import { awsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export function getParameter(store: ParameterStore): Operation {
  return ({ Name }) => {
    const found = store.find(String(Name));
    if (!found) throw awsFault("ParameterNotFound", `Parameter ${String(Name)} not found.`);
    return { Parameter: found };
  };
}

import { awsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";
import { findParameter } from "./find-parameter.ts";
import { showParameter } from "./show-parameter.ts";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export function getParameter(store: ParameterStore): Operation {
  return ({ Name, WithDecryption }) => {
    const found = findParameter(store, String(Name));
    if (!found) throw awsFault("ParameterNotFound", `Parameter ${String(Name)} not found.`);
    return { Parameter: showParameter(found, WithDecryption) };
  };
}

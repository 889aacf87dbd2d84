import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
export function getParameters(store: ParameterStore): Operation {
  return ({ Names }) => {
    const asked = (Names ?? []) as readonly string[];
    return {
      Parameters: asked.flatMap((name) => store.find(name) ?? []),
      InvalidParameters: asked.filter((name) => !store.find(name)),
    };
  };
}

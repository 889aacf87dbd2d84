import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";
import { namesIn } from "./names-in.ts";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html */
export function deleteParameters(store: ParameterStore): Operation {
  return (input) => {
    const { deleted = [], invalid = [] } = Object.groupBy(namesIn(input), (name) =>
      store.remove(name) ? "deleted" : "invalid",
    );
    return { DeletedParameters: deleted, InvalidParameters: invalid };
  };
}

import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";
import { findParameter, type FoundParameter } from "./find-parameter.ts";
import { namesIn } from "./names-in.ts";
import { showParameter } from "./show-parameter.ts";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
export function getParameters(store: ParameterStore): Operation {
  return (input) => {
    const asked = namesIn(input).map((name) => ({ name, found: findOrNone(store, name) }));
    return {
      Parameters: asked.flatMap(({ found }) => (found ? [showParameter(found, input["WithDecryption"])] : [])),
      InvalidParameters: asked.flatMap(({ name, found }) => (found ? [] : [name])),
    };
  };
}

/** Among several, a version that is not there is one more name that says nothing. */
function findOrNone(store: ParameterStore, name: string): FoundParameter | undefined {
  try {
    return findParameter(store, name);
  } catch {
    return undefined;
  }
}

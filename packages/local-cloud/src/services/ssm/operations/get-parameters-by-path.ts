import type { Operation } from "../../gateway/operation.ts";
import type { ParameterStore } from "../parameter-store.ts";

/**
 * All in one page, whatever MaxResults says; filters are ignored.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
 */
export function getParametersByPath(store: ParameterStore): Operation {
  return ({ Path, Recursive }) => {
    const folder = `${String(Path).replace(/\/$/, "")}/`;
    const isBelow = (name: string): boolean =>
      name.startsWith(folder) && (Recursive === true || !name.slice(folder.length).includes("/"));
    return { Parameters: store.all().filter(({ Name }) => isBelow(Name)) };
  };
}

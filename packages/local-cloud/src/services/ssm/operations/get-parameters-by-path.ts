import { awsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import { PAGE_MAX_PARAMETERS } from "../limits.ts";
import type { ParameterStore } from "../parameter-store.ts";
import { showParameter } from "./show-parameter.ts";

/**
 * What lies below a path, ten parameters a page at most. Filters are not emulated, and refused.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
 */
export function getParametersByPath(store: ParameterStore): Operation {
  return ({ Path, Recursive, WithDecryption, ParameterFilters, MaxResults, NextToken }) => {
    if (ParameterFilters !== undefined) {
      throw awsFault("InvalidFilterKey", "Filters of GetParametersByPath are not emulated here.");
    }
    const folder = `${String(Path).replace(/\/$/, "")}/`;
    const isBelow = (name: string): boolean =>
      name.startsWith(folder) && (Recursive === true || !name.slice(folder.length).includes("/"));
    const below = store.all().filter(({ Name }) => isBelow(Name));
    const from = NextToken === undefined ? 0 : Number(NextToken);
    if (!Number.isInteger(from) || from < 0) throw awsFault("InvalidNextToken", "The specified token isn't valid.");
    const end = from + sizeOf(MaxResults);
    return {
      Parameters: below.slice(from, end).map((parameter) => showParameter(parameter, WithDecryption)),
      ...(end < below.length && { NextToken: String(end) }),
    };
  };
}

function sizeOf(asked: unknown): number {
  if (asked === undefined) return PAGE_MAX_PARAMETERS;
  const size = Number(asked);
  if (size >= 1 && size <= PAGE_MAX_PARAMETERS) return size;
  const bound = size < 1 ? "greater than or equal to 1" : `less than or equal to ${PAGE_MAX_PARAMETERS}`;
  throw awsFault(
    "ValidationException",
    `1 validation error detected: Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

import { awsFault } from "../../aws-fault.ts";
import { API_PAGE_ITEMS } from "../limits.ts";

/**
 * One page of a list, as `Marker` and `MaxItems` of the query ask for it.
 *
 * @throws AwsFault `InvalidParameterValueException` for a marker that no page gave.
 */
export function pageOf<Item>(
  items: readonly Item[],
  query: URLSearchParams,
): { readonly items: readonly Item[]; readonly NextMarker?: string } {
  const from = Number(query.get("Marker") ?? 0);
  const size = Number(query.get("MaxItems") ?? API_PAGE_ITEMS);
  if (!Number.isInteger(from) || from < 0 || !(size >= 1)) {
    throw awsFault("InvalidParameterValueException", "The marker or the number of items is not valid.");
  }
  const end = from + Math.min(size, API_PAGE_ITEMS);
  return { items: items.slice(from, end), ...(end < items.length && { NextMarker: String(end) }) };
}

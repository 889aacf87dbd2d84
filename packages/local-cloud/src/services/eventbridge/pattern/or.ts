import { compileObject, type Draft } from "./compile.ts";
import { isArray, JsonObject, type Json } from "./json.ts";
import { refuse } from "./refusal.ts";

/**
 * `"$or": [{...}, {...}]`: one of at least two objects, at any level and nested. What stands beside it must hold as
 * well; a branch that names an outer path replaces it. The combinations multiply.
 */
export function compileOr(drafts: readonly Draft[], value: Json, path: string | undefined): Draft[] {
  if (!isArray(value)) return refuse("It must be an Array followed with $or.");
  const combinations = value.flatMap((branch) => {
    if (!(branch instanceof JsonObject)) return refuse("Only JSON object is allowed in array of $or relationship.");
    return compileObject(
      drafts.map((draft) => new Map(draft)),
      branch,
      path,
      true,
    );
  });
  if (value.length < 2) refuse("There must have at least 2 Objects in $or relationship.");
  return combinations;
}

/** Names that event-ruler keeps for itself: today's operators, and those that it means to have. */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  "exactly",
  "equals-ignore-case",
  "prefix",
  "suffix",
  "anything-but",
  "exists",
  "wildcard",
  "numeric",
  "cidr",
  "=",
  "<",
  "<=",
  ">",
  ">=",
  "regex",
  "not-wildcard",
  "not-equals-ignore-case",
  "date-after",
  "date-on-or-after",
  "date-before",
  "date-on-or-before",
  "in-date-range",
  "ip-address-in-range",
  "ip-address-not-in-range",
]);

/** A key inside `$or` that is an operator's name is refused, since it is nearly always a misplaced operator. */
export function refuseReservedName(key: string): void {
  if (RESERVED_NAMES.has(key)) refuse(`${key} is Ruler reserved fieldName which cannot be used inside $or.`);
}

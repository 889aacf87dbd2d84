import type { Operator } from "../matcher.ts";
import { anythingBut } from "./anything-but.ts";
import { cidr } from "./cidr.ts";
import { equalsIgnoreCase } from "./equals-ignore-case.ts";
import { exactly } from "./exactly.ts";
import { exists } from "./exists.ts";
import { numeric } from "./numeric.ts";
import { prefix } from "./prefix.ts";
import { suffix } from "./suffix.ts";
import { wildcard } from "./wildcard.ts";

/** Every operator of the pattern language, by its name. `$or` stands above paths, not in their lists: see `or.ts`. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [anythingBut, cidr, equalsIgnoreCase, exactly, exists, numeric, prefix, suffix, wildcard].map((operator) => [
    operator.name,
    operator,
  ]),
);

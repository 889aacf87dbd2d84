import { allOf } from "./all-of.ts";
import { contains, elementCounts, elements } from "./elements.ts";
import type { Goal } from "./goal.ts";
import { properties, unevaluatedProperties } from "./properties.ts";
import { propertyNames } from "./property-names.ts";
import { multipleOf, range } from "./range.ts";
import { dependentRequired, dependentSchemas, propertyCount, required } from "./required.ts";
import { format, texts } from "./texts.ts";
import { type } from "./type.ts";
import { anyOf, conditional, not, oneOf } from "./union.ts";
import { values } from "./values.ts";

/** Every keyword that a goal can have, cheap ones first; all must be shown. */
export const GOALS: readonly Goal[] = [
  type,
  values,
  range,
  multipleOf,
  texts,
  format,
  required,
  propertyCount,
  dependentRequired,
  elementCounts,
  allOf,
  properties,
  elements,
  propertyNames,
  contains,
  dependentSchemas,
  unevaluatedProperties,
  anyOf,
  oneOf,
  not,
  conditional,
];

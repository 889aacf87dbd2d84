import type { DomainRule, Rule } from "../rule.ts";
import { annotated } from "./annotated.ts";
import { branchesToldApart } from "./branches-told-apart.ts";
import { compiles } from "./compiles.ts";
import { containsBounded } from "./contains-bounded.ts";
import { dataIsAnObject } from "./data-is-an-object.ts";
import { dialect } from "./dialect.ts";
import { domainNamed } from "./domain-named.ts";
import { examplesValidate } from "./examples-validate.ts";
import { formatsKnown } from "./formats-known.ts";
import { identified } from "./identified.ts";
import { lifecycle } from "./lifecycle.ts";
import { majorsContiguous } from "./majors-contiguous.ts";
import { namePatternsAlone } from "./name-patterns-alone.ts";
import { named } from "./named.ts";
import { numbersExact } from "./numbers-exact.ts";
import { open } from "./open.ts";
import { patternsBounded } from "./patterns-bounded.ts";
import { patternsDecidable } from "./patterns-decidable.ts";
import { propertiesNamed } from "./properties-named.ts";
import { recursionDescends } from "./recursion-descends.ts";
import { references } from "./references.ts";
import { sensitive } from "./sensitive.ts";
import { shapesNamed } from "./shapes-named.ts";
import { valuesOfType } from "./values-of-type.ts";
import { withinProfile } from "./within-profile.ts";

/** Rules that read a schema as text; each stands alone. */
export const readingRules: readonly Rule[] = [
  dialect,
  withinProfile,
  identified,
  named,
  propertiesNamed,
  shapesNamed,
  majorsContiguous,
  references,
  recursionDescends,
  annotated,
  lifecycle,
  dataIsAnObject,
  open,
  branchesToldApart,
  sensitive,
  formatsKnown,
  valuesOfType,
  numbersExact,
  patternsDecidable,
  patternsBounded,
  containsBounded,
  namePatternsAlone,
];

/** Rules that run a schema, in order; each needs the ones before it, and all reading rules, to hold. */
export const runningRules: readonly Rule[] = [compiles, examplesValidate];

/** Rules for who owns the schemas. */
export const domainRules: readonly DomainRule[] = [domainNamed];

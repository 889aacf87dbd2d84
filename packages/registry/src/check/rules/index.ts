import type { Rule } from "../rule.ts";
import { annotated } from "./annotated.ts";
import { branchesToldApart } from "./branches-told-apart.ts";
import { compiles } from "./compiles.ts";
import { dataIsAnObject } from "./data-is-an-object.ts";
import { dialect } from "./dialect.ts";
import { examplesValidate } from "./examples-validate.ts";
import { identified } from "./identified.ts";
import { lifecycle } from "./lifecycle.ts";
import { majorsContiguous } from "./majors-contiguous.ts";
import { named } from "./named.ts";
import { open } from "./open.ts";
import { references } from "./references.ts";
import { sensitive } from "./sensitive.ts";

/** Rules that read a schema as text; each stands alone. */
export const readingRules: readonly Rule[] = [
  dialect,
  identified,
  named,
  majorsContiguous,
  references,
  annotated,
  lifecycle,
  dataIsAnObject,
  open,
  branchesToldApart,
  sensitive,
];

/** Rules that run a schema, in order; each needs the ones before it, and all reading rules, to hold. */
export const runningRules: readonly Rule[] = [compiles, examplesValidate];

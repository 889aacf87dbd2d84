import { Ajv2020 } from "ajv/dist/2020.js";
import formatsModule from "ajv-formats";
import type { Ajv, ValidateFunction } from "ajv";
import { _, type Code } from "ajv/dist/compile/codegen/index.js";
import type { JsonObject } from "../json.ts";
import type { View } from "./views.ts";

/** Keywords of this registry that say something about a schema and nothing about data; Ajv's strict mode must know them. */
export const ANNOTATIONS = ["status", "sunset", "compatibility", "x-sensitive"] as const;

/** Where a judge's answer ends: at yes or no, or at every error in words. */
export type Depth = "verdict" | "explanation";

/**
 * The one set-up of Ajv: 2020-12, strict mode, formats asserted. Checks, generated validators and, later, the review
 * judge with it, so that no two of them disagree. Generated code finds the formats under the name `formats`.
 *
 * The strict view puts `unevaluatedProperties` beside a `$ref`, where Ajv's strict mode misses a `type`; what people
 * wrote is held to it in the tolerant view. `validateSchema` holds each schema against its meta-schema as well, which
 * costs about 100 ms at the first one; what `check` has passed can do without.
 */
export function makeJudge(view: View, depth: Depth, validateSchema = false): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: view === "tolerant",
    allowUnionTypes: true,
    allErrors: depth === "explanation",
    messages: depth === "explanation",
    // Whoever asks tells what it throws; Ajv would print the code that it made as well, all of it.
    logger: false,
    validateSchema,
    // The meta-schema is read when a schema is held against it, and takes as long as all else that an Ajv begins with.
    meta: validateSchema,
    code: { source: true, esm: true, formats: FORMATS_BY_NAME },
  });
  addFormats(ajv);
  ajv.addVocabulary([...ANNOTATIONS]);
  return ajv;
}

/** The formats that are asserted at run time: ajv-formats in full, without its keywords for comparing them. */
export function addFormats(ajv: Ajv): void {
  formatsModule.default(ajv, { keywords: false });
}

const FORMATS_BY_NAME: Code = _`formats`;

const shared = new Map<View, Ajv2020>();

/** A validator of one schema, with words; schemas must be stripped, so that none is known by an `$id`. */
export function compileInView(schema: JsonObject, view: View): ValidateFunction {
  return sharedJudge(view).compile(schema);
}

/**
 * As {@link compileInView}, by a judge that compiles nothing else: so its code is the same at every run, and may be
 * written down.
 */
export function compileAlone(schema: JsonObject, view: View): { judge: Ajv2020; validate: ValidateFunction } {
  void sharedJudge(view).validateSchema(schema, true);
  const judge = makeJudge(view, "explanation");
  return { judge, validate: judge.compile(schema) };
}

function sharedJudge(view: View): Ajv2020 {
  const judge = shared.get(view) ?? makeJudge(view, "explanation", true);
  shared.set(view, judge);
  return judge;
}

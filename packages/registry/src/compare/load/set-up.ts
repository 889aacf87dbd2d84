import { Ajv, type AnySchema, type Options, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { addFormats, ANNOTATIONS, type Depth } from "../../view/judge.ts";
import type { Dialect } from "../verdict.ts";

/**
 * The Ajv set-up of run time, for both dialects. It judges events exactly as `makeJudge` does; `strict` is off because it
 * changes no verdict on an event, only which schemas are refused, and schemas outside our profile are judged as well.
 */
export function setUp(dialect: Dialect, depth: Depth = "verdict"): Ajv {
  const options: Options = {
    strict: false,
    logger: false,
    allowUnionTypes: true,
    validateSchema: false,
    allErrors: depth === "explanation",
    messages: depth === "explanation",
  };
  const ajv = dialect === "2020-12" ? new Ajv2020(options) : new Ajv(options);
  // A word without meaning in both dialects; draft-04 knew it, and Ajv stops at it.
  ajv.removeKeyword("id");
  addFormats(ajv);
  ajv.addVocabulary([...ANNOTATIONS]);
  return ajv;
}

/** A schema exhausted the stack so often that asking it is no use. */
export class Exhausted extends Error {
  override readonly name = "Exhausted";
}

/** Values for which a schema may exhaust the stack before it is asked no more. */
const EXHAUSTED_MOST = 50;

const metaJudges = new Map<Dialect, Ajv>();

/** The validator of schemas themselves. It is made once: compiling a meta-schema costs about 100 ms. */
export function metaSchemaOf(dialect: Dialect): ValidateFunction {
  const judge = metaJudges.get(dialect) ?? setUp(dialect, "explanation");
  metaJudges.set(dialect, judge);
  const name =
    dialect === "2020-12" ? "https://json-schema.org/draft/2020-12/schema" : "http://json-schema.org/draft-07/schema";
  const validate = judge.getSchema(name);
  if (validate === undefined) throw new TypeError(`Ajv brings no meta-schema for ${dialect}`);
  return validate;
}

/**
 * The plain question of a compiled schema: yes or no; a validator that throws says no. A value that sends a recursive schema round for ever is refused; as
 * each such value takes thousands of times as long as another, {@link Exhausted} is thrown after a few.
 */
export function ask(validate: ValidateFunction): (value: unknown) => boolean {
  let exhausted = 0;
  return (value) => {
    if (exhausted > EXHAUSTED_MOST) throw new Exhausted("a schema exhausts the stack again and again");
    try {
      return validate(value);
    } catch (thrown) {
      // A validator that throws lets nothing pass at run time either. Ajv 8.20 does on some unions beside
      // patternProperties when it collects all errors: "Cannot set properties of undefined".
      if (thrown instanceof RangeError) exhausted += 1;
      return false;
    }
  };
}

/** A schema as Ajv wants it. */
export type Compilable = AnySchema;

import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { Json } from "../../json.ts";
import { step } from "../../json.ts";
import { valueAt } from "../../value-at.ts";
import metaSchema from "../profile/meta-schema.json" with { type: "json" };
import { shown, type Finding, type Rule } from "../rule.ts";

/** Keywords that people reach for, and why they are not here. */
const REFUSED: Readonly<Record<string, string>> = {
  default: "Say in the description what absence means: no reader fills a default in.",
  definitions: "Call it $defs.",
  dependencies: "Use dependentRequired or dependentSchemas.",
  additionalItems: "Use prefixItems and items.",
  unevaluatedItems: "Use prefixItems and items: what they leave over cannot always be decided.",
  $anchor: "Refer to a shape by #/$defs/<name>.",
  $dynamicRef: "Refer to a shape by #/$defs/<name>: what a dynamic reference means cannot be decided.",
  $dynamicAnchor: "Refer to a shape by #/$defs/<name>.",
  contentEncoding: "Say it in the description: Ajv does not hold data against it.",
  contentMediaType: "Say it in the description: Ajv does not hold data against it.",
  contentSchema: "Say it in the description: Ajv does not hold data against it.",
};

/** Ajv says what a value must be; a problem says what was wanted. */
const WORDS: Readonly<Record<string, string>> = { be: "is", have: "has", match: "matches", NOT: "does not" };

let compiled: ValidateFunction | undefined;

/** Compiled by the first schema, since most commands load this file and check none. */
function validator(): ValidateFunction {
  const options = { allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true } as const;
  return (compiled ??= new Ajv2020(options).compile(metaSchema));
}

/** {@link Rule} `within-profile`. */
export const withinProfile: Rule = {
  id: "within-profile",
  purpose:
    "Only keywords of the profile are used, each with a value of its kind: what Ajv does not hold data against says nothing, and what the judge cannot decide would block every change.",
  mend: "Use a keyword of the profile.",
  example: {
    refused: `{ "properties": { "extra": { "type": "string", "default": "x", "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "description": "E.; x when absent." } } }`,
  },
  check: ({ schema }) => {
    const validate = validator();
    if (validate(schema)) return [];
    return (validate.errors ?? []).filter(isReason).map((error) => tell(error, schema));
  },
};

/** The `if` of the meta-schema only says that its branch failed, which the branch says better. */
function isReason({ keyword }: ErrorObject): boolean {
  return keyword !== "if";
}

function tell(error: ErrorObject, schema: Json): Finding {
  const { unevaluatedProperty } = error.params as { unevaluatedProperty?: string };
  if (unevaluatedProperty === undefined) {
    return {
      pointer: error.instancePath,
      wanted: `a value that ${wording(error)}`,
      came: shown(valueAt(schema, error.instancePath)),
      mend: "Correct the value of the keyword.",
    };
  }
  return {
    pointer: step(error.instancePath, unevaluatedProperty),
    wanted: "a keyword of the profile",
    came: unevaluatedProperty,
    mend: REFUSED[unevaluatedProperty] ?? "Correct or remove the keyword; docs/schema-profile.md lists what there is.",
  };
}

function wording({ keyword, message = keyword, params }: ErrorObject): string {
  const { allowedValues } = params as { allowedValues?: readonly string[] };
  return allowedValues === undefined
    ? message.replace(/^must (be|have|match|NOT)\b/, (_all, verb: string) => WORDS[verb] ?? verb)
    : `is one of ${allowedValues.join(", ")}`;
}

import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formatsModule from "ajv-formats";
import type { Json } from "../../json.ts";
import type { Dialect } from "../verdict.ts";

/** Asks Ajv about a schema in a set-up that shares nothing with the one that is being checked. */
export function freshJudge(schema: Json, dialect: Dialect): (value: Json) => boolean {
  const settings = { strict: false, logger: false, validateSchema: false, allowUnionTypes: true } as const;
  const ajv = dialect === "2020-12" ? new Ajv2020(settings) : new Ajv(settings);
  ajv.removeKeyword("id");
  formatsModule.default(ajv, { keywords: false });
  const validate = ajv.compile(schema as object);
  return (value) => {
    try {
      return validate(JSON.parse(JSON.stringify(value)));
    } catch {
      return false;
    }
  };
}

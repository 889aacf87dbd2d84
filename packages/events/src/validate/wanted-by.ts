import type { ErrorObject } from "ajv";

/** What a schema asks for, in words, from one of Ajv's errors; Ajv's own message where it says it as well. */
export function wantedBy({ keyword, params, message }: ErrorObject): string {
  const named = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case "required":
      return `a property ${String(named["missingProperty"])}`;
    case "additionalProperties":
      return `no property ${String(named["additionalProperty"])}`;
    case "unevaluatedProperties":
      return `no property ${String(named["unevaluatedProperty"])}`;
    case "enum":
      return `one of ${(named["allowedValues"] as readonly unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "const":
      return JSON.stringify(named["allowedValue"]);
    case "type":
      return `a value of type ${String(named["type"])}`;
    case "format":
      return `a text of the format ${String(named["format"])}`;
    case "pattern":
      return `a text that matches ${String(named["pattern"])}`;
    default:
      return (message ?? keyword).replace(/^must /, "");
  }
}

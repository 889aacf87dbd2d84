import type { Json, JsonObject } from "../../json.ts";

/** What a schema asks of a value beyond its type, each in a few words. */
export function limitsOf(schema: JsonObject): readonly string[] {
  const { enum: values, const: only, pattern, multipleOf, uniqueItems } = schema;
  return [
    ...(Array.isArray(values) ? [`one of ${(values as readonly Json[]).map(shown).join(", ")}`] : []),
    ...(only === undefined ? [] : [`always ${shown(only)}`]),
    ...range(schema["minLength"], schema["maxLength"], "character"),
    ...numbers(schema),
    ...range(schema["minItems"], schema["maxItems"], "entry"),
    ...range(schema["minProperties"], schema["maxProperties"], "property"),
    ...(multipleOf === undefined ? [] : [`a multiple of ${shown(multipleOf)}`]),
    ...(uniqueItems === true ? ["no entry twice"] : []),
    ...(typeof pattern === "string" ? [`matches ${pattern}`] : []),
  ];
}

function shown(value: Json): string {
  return JSON.stringify(value);
}

function numbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): readonly string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${shown(minimum)} to ${shown(maximum)}`];
  return [
    ...(minimum === undefined ? [] : [`at least ${shown(minimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${shown(maximum)}`]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${shown(exclusiveMinimum)}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${shown(exclusiveMaximum)}`]),
  ];
}

function range(least: Json | undefined, most: Json | undefined, noun: "character" | "entry" | "property"): string[] {
  const many = noun === "character" ? "characters" : noun === "entry" ? "entries" : "properties";
  const counted = (count: Json) => `${shown(count)} ${count === 1 ? noun : many}`;
  if (least === undefined) return most === undefined ? [] : [`at most ${counted(most)}`];
  if (most === undefined) return [`at least ${counted(least)}`];
  return [least === most ? `exactly ${counted(most)}` : `${shown(least)} to ${counted(most)}`];
}

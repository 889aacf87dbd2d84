import type { Json, JsonObject } from "../../json.ts";
import { joinParts } from "../join-parts.ts";
import { exactly, UNSAID, type Part, type Rule, type Turn } from "../dialect.ts";

/** `if` with `then` and `else`, as draft 7 has them; a question that cannot be said exactly is not asked. */
export const condition: Rule = (value, turn) => {
  const question = turn.inner(value, "if");
  if (!question.exact) return UNSAID;
  const answers = ["then", "else"].flatMap((keyword): readonly Part[] => {
    const answer = turn.schema[keyword];
    if (answer === undefined) return [];
    const { says, exact } = turn.inner(answer, keyword);
    return [{ says: { [keyword]: says }, exact }];
  });
  return joinParts([exactly({ if: question.says }), ...answers]);
};

/** `if` for a dialect without it: "the answer holds, or the question does not". */
export const spelledCondition: Rule = (value, turn) => {
  const question = turn.inner(value, "if");
  if (!question.exact) return UNSAID;
  const { then: whenTrue, else: whenFalse } = turn.schema;
  return joinParts([
    ...(whenTrue === undefined ? [] : [either({ not: question.says }, turn.inner(whenTrue, "then"))]),
    ...(whenFalse === undefined ? [] : [either(question.says, turn.inner(whenFalse, "else"))]),
  ]);
};

/** `dependentRequired` and `dependentSchemas`, which draft 7 calls `dependencies`. */
export const dependencies: Rule = (value, turn) => {
  const { dependentRequired = {}, dependentSchemas = {} } = turn.schema;
  // Said once, by whichever of the two comes first.
  if (value === dependentSchemas && turn.schema["dependentRequired"] !== undefined) return exactly({});
  const parts = entries(dependentSchemas).map(
    ([name, schema]) => [name, turn.inner(schema, "dependentSchemas", name)] as const,
  );
  const lists = entries(dependentRequired).map(([name, list]) => [name, exactly({ required: list })] as const);
  const byName = Map.groupBy([...lists, ...parts], ([name]) => name);
  const says = [...byName].map(([name, all]) => [name, joinParts(all.map(([, part]) => part)).says] as const);
  return { says: { dependencies: Object.fromEntries(says) }, exact: parts.every(([, { exact }]) => exact) };
};

/** The same for a dialect without either: "it holds, or the property is absent". */
export const spelledDependencies: Rule = (value, turn) =>
  joinParts(entries(value).map(([name, wanted]) => either(absent(name), dependent(name, wanted, turn))));

function dependent(name: string, wanted: Json, turn: Turn): Part {
  if (!Array.isArray(wanted)) return turn.inner(wanted, "dependentSchemas", name);
  return exactly(wanted.length === 0 ? {} : { required: wanted });
}

/** Whatever is no object, or is one without this property. */
function absent(name: string): JsonObject {
  return { not: { type: "object", required: [name] } };
}

function either(one: JsonObject, other: Part): Part {
  return { says: { anyOf: [one, other.says] }, exact: other.exact };
}

function entries(value: Json): readonly (readonly [string, Json])[] {
  return Object.entries(value as JsonObject);
}

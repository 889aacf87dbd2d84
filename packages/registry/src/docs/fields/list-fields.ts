import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { Field } from "./field.ts";
import { limitsOf } from "./limits-of.ts";
import { resolve } from "./resolve.ts";
import { typeOf } from "./type-of.ts";

/** Levels below the data that are shown; a shape that holds itself would have no end. */
const DEEPEST = 8;

/**
 * Lists the fields of a bundled schema in the order in which they are written, inner ones after their owner.
 *
 * @param root what the paths start with: `data` or `metadata`
 */
export function listFields(schema: JsonObject, root: string): readonly Field[] {
  return fieldsIn({ owner: resolve(schema, schema), root: schema, path: root, depth: 0 });
}

interface Place {
  /** A schema whose references are resolved. */
  readonly owner: JsonObject;
  /** The whole schema, which has the `$defs`. */
  readonly root: JsonObject;
  readonly path: string;
  readonly depth: number;
  readonly condition?: string;
}

/** The fields of an object, or of what a list holds. */
function fieldsIn(place: Place): readonly Field[] {
  const { owner, root, path, depth } = place;
  if (depth > DEEPEST) return [];
  if (isObject(owner["items"])) {
    return fieldsIn({ ...place, owner: resolve(owner["items"], root), path: `${path}[]` });
  }
  return [
    ...propertiesOf(place),
    ...mapValues(place),
    ...branchesOf(owner).flatMap(({ schema, condition }) =>
      fieldsIn({ ...place, owner: resolve(schema, root), ...(condition !== undefined && { condition }) }),
    ),
  ];
}

function propertiesOf(place: Place): readonly Field[] {
  const { properties, required } = place.owner;
  if (!isObject(properties)) return [];
  const always = new Set(Array.isArray(required) ? (required as readonly Json[]) : []);
  return Object.entries(properties).flatMap(([name, schema]) =>
    isObject(schema) ? field(place, name, schema, always.has(name)) : [],
  );
}

function mapValues(place: Place): readonly Field[] {
  const { additionalProperties } = place.owner;
  return isObject(additionalProperties) ? field(place, "*", additionalProperties, false) : [];
}

function field(place: Place, name: string, schema: JsonObject, required: boolean): readonly Field[] {
  const resolved = resolve(schema, place.root);
  const path = `${place.path}.${name}`;
  const { description, title } = resolved;
  const said = [description, title].find((text) => typeof text === "string");
  const self: Field = {
    path,
    name,
    depth: place.depth,
    type: typeOf(resolved, place.root),
    required,
    description: typeof said === "string" ? said : "",
    limits: [...limitsOf(resolved), ...entryLimits(resolved, place.root)],
    sensitive: resolved["x-sensitive"] === true,
    deprecated: resolved["deprecated"] === true,
    ...(place.condition !== undefined && { condition: place.condition }),
  };
  return [self, ...fieldsIn({ owner: resolved, root: place.root, path, depth: place.depth + 1 })];
}

/** What a list asks of each entry; an entry that is an object has fields of its own to say it. */
function entryLimits({ items }: JsonObject, root: JsonObject): readonly string[] {
  return isObject(items) ? limitsOf(resolve(items, root)).map((limit) => `each ${limit}`) : [];
}

/** The schemas that speak of the same object, and when they hold. */
function branchesOf(owner: JsonObject): readonly { readonly schema: JsonObject; readonly condition?: string }[] {
  const list = (keyword: string) => (Array.isArray(owner[keyword]) ? (owner[keyword] as readonly Json[]) : []);
  const together = list("allOf").map((schema) => ({ schema }));
  const apart = ["anyOf", "oneOf"].flatMap((keyword) =>
    list(keyword).map((schema, index, all) => ({ schema, condition: `in shape ${index + 1} of ${all.length}` })),
  );
  const conditional = ["then", "else"].flatMap((keyword) => {
    const schema = owner[keyword];
    return schema === undefined ? [] : [{ schema, condition: "under a condition" }];
  });
  return [...together, ...apart, ...conditional].filter((branch): branch is typeof branch & { schema: JsonObject } =>
    isObject(branch.schema),
  );
}

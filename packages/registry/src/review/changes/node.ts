import { isObject, step, type Json, type JsonObject } from "../../json.ts";
import { valueAt } from "../../value-at.ts";

/** A schema inside a bundled one, with where it stands there. */
export interface Node {
  readonly root: JsonObject;
  readonly pointer: string;
  readonly schema: JsonObject;
}

/** A keyword's value, with where it stands in the bundle. */
export interface Found {
  readonly pointer: string;
  readonly value: Json;
}

/** A whole schema as a node. */
export function rootNode(schema: JsonObject): Node {
  return { root: schema, pointer: "", schema };
}

/** The node at a pointer; undefined when no object is there. */
export function nodeAt(root: JsonObject, pointer: string): Node | undefined {
  const schema = valueAt(root, pointer);
  return isObject(schema) ? { root, pointer, schema } : undefined;
}

/**
 * Everything that holds for a value at once: the schema itself, what it refers to, and what its `allOf` adds, outermost
 * first. What one of them says, the value is held to.
 */
export function layersOf(node: Node): readonly Node[] {
  const layers: Node[] = [];
  const visit = (layer: Node | undefined): void => {
    if (layer === undefined || layers.some(({ pointer }) => pointer === layer.pointer)) return;
    layers.push(layer);
    const { $ref, allOf } = layer.schema;
    if (typeof $ref === "string" && $ref.startsWith("#/")) visit(nodeAt(layer.root, decodeURI($ref.slice(1))));
    if (!Array.isArray(allOf)) return;
    for (const index of allOf.keys()) visit(nodeAt(layer.root, step(step(layer.pointer, "allOf"), index)));
  };
  visit(node);
  return layers;
}

/** What a schema says by one keyword, itself or through one of its layers; undefined when none does. */
export function keywordOf(node: Node, keyword: string): Found | undefined {
  const layer = layersOf(node).find(({ schema }) => Object.hasOwn(schema, keyword));
  return layer === undefined
    ? undefined
    : { pointer: step(layer.pointer, keyword), value: layer.schema[keyword] ?? null };
}

/** The properties that a schema declares in any layer, by name. */
export function propertiesOf(node: Node): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  for (const layer of layersOf(node)) {
    const { properties } = layer.schema;
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties)) {
      const property = nodeAt(node.root, step(step(layer.pointer, "properties"), name));
      if (property !== undefined && !found.has(name)) found.set(name, property);
    }
  }
  return found;
}

/** The names that a schema requires in any layer, with the list that has each. */
export function requiredOf(node: Node): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const layer of layersOf(node)) {
    const { required } = layer.schema;
    if (!Array.isArray(required)) continue;
    for (const name of required as readonly Json[]) {
      if (typeof name === "string" && !found.has(name))
        found.set(name, { pointer: step(layer.pointer, "required"), value: required });
    }
  }
  return found;
}

/** The types that a schema allows, as words; none when it says nothing of types. */
export function typesOf(node: Node): readonly string[] {
  const type = keywordOf(node, "type")?.value;
  return (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === "string");
}

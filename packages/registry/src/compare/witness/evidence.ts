import { isObject, step, type Json } from "../../json.ts";
import type { Document, Node } from "../load/document.ts";
import { rootOf } from "../load/document.ts";
import { Exhausted } from "../load/set-up.ts";
import { keysOf } from "../load/pointer.ts";
import { valueAt } from "../../value-at.ts";
import type { Evidence, Place, Refusal } from "../verdict.ts";
import { pointerIn } from "../load/reading.ts";
import { isWitness, type Question } from "./search.ts";
import { shrink } from "./shrink.ts";

/** Makes a witness presentable: shrunk, with the refusal in Ajv's words, and where both schemas speak of what is refused. */
export function evidenceOf(question: Question, found: Json, kept: (witness: Json) => boolean): Evidence {
  const { emitting, receiving } = question;
  const examples = question.examples.filter(emitting.accepts);
  const { witness, nearest } = shrink(found, examples, (value) => stays(question, value) && kept(value));
  const refused = receiving.refusalOf(witness);
  const { schemaPath, ...error } = refused ?? UNEXPLAINED;
  const place = emittingPlace(emitting, error);
  return {
    witness,
    error,
    receiving: receivingPlace(receiving, schemaPath),
    ...(place !== undefined && { emitting: place }),
    ...(nearest !== undefined && { nearest }),
  };
}

/** Whether a smaller witness is one; a schema that cannot be asked any more says no. */
function stays(question: Question, value: Json): boolean {
  try {
    return isWitness(question, value);
  } catch (thrown) {
    if (thrown instanceof Exhausted) return false;
    throw thrown;
  }
}

/** Ajv words its refusals in a second run that collects all errors; should that one accept, the refusal still stands. */
const UNEXPLAINED: Refusal & { readonly schemaPath: string } = {
  message: "is refused",
  keyword: "",
  instancePath: "",
  params: {},
  schemaPath: "#",
};

/** The innermost place of a schema path that can be found in what was written. */
function receivingPlace({ side, written }: Document, schemaPath: string): Place {
  let pointer = pointerIn(`#${schemaPath.split("#")[1] ?? ""}`);
  while (pointer !== "" && valueAt(written, pointer) === undefined)
    pointer = pointer.slice(0, pointer.lastIndexOf("/"));
  return { side, pointer };
}

/** Where the emitter speaks of the refused value; of a property that is missing, where it is declared. */
function emittingPlace(emitting: Document, { instancePath, params }: Refusal): Place | undefined {
  const missing = params["missingProperty"] ?? params["additionalProperty"] ?? params["unevaluatedProperty"];
  const wanted = typeof missing === "string" ? step(instancePath, missing) : instancePath;
  const node = descend(rootOf(emitting), keysOf(wanted), 0) ?? descend(rootOf(emitting), keysOf(instancePath), 0);
  return node === undefined ? undefined : { side: emitting.side, pointer: emitting.writtenAt(node.pointer) };
}

/** Steps through references and branches at one value. */
const IN_PLACE = 8;

function descend(node: Node, keys: readonly string[], inPlace: number): Node | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return node;
  if (!isObject(node.schema) || inPlace > IN_PLACE) return undefined;
  for (const pointer of stepsTo(node, key)) {
    const inner = node.document.at(pointer);
    const found = inner === undefined ? undefined : descend(inner, rest, 0);
    if (found !== undefined) return found;
  }
  for (const pointer of branchesOf(node)) {
    const branch = node.document.at(pointer);
    const found = branch === undefined ? undefined : descend(branch, keys, inPlace + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Places that may speak of one member of the value that a node speaks of. */
function stepsTo({ pointer, schema }: Node, key: string): readonly string[] {
  const own = isObject(schema) ? schema : {};
  const patterns = isObject(own["patternProperties"]) ? Object.keys(own["patternProperties"]) : [];
  const matching = patterns.filter((pattern) => new RegExp(pattern, "u").test(key));
  const inside = (keyword: string, name: string) => step(step(pointer, keyword), name);
  return [
    inside("properties", key),
    ...matching.map((pattern) => inside("patternProperties", pattern)),
    inside("prefixItems", key),
    step(pointer, /^\d+$/.test(key) ? "items" : "additionalProperties"),
  ];
}

function branchesOf({ pointer, schema }: Node): readonly string[] {
  const own = isObject(schema) ? schema : {};
  const reference = typeof own["$ref"] === "string" ? [pointerIn(own["$ref"])] : [];
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const members = own[keyword];
    return Array.isArray(members) ? members.map((_member, index) => step(step(pointer, keyword), index)) : [];
  });
  return [...reference, ...branches, step(pointer, "then"), step(pointer, "else")];
}

import type { Json, JsonObject } from "../../json.ts";
import type { Dialect, Refusal, Side } from "../verdict.ts";

/** A schema at one place of a document: an object, or `true` and `false`. */
export type Schema = JsonObject | boolean;

/** One schema of a document. The same place is always the same object, so that nodes can be compared by identity. */
export interface Node {
  readonly document: Document;
  /** Pointer into the document's 2020-12 form. */
  readonly pointer: string;
  readonly schema: Schema;
}

/** A refusal with Ajv's path to the keyword that refuses, such as `#/properties/email/format`. */
export interface ExplainedRefusal extends Refusal {
  readonly schemaPath: string;
}

/** A schema that is ready to be judged: compiled as it was written, and brought into one form that proofs read. */
export interface Document {
  /** Tells the documents of one comparison apart, in a letter or two. */
  readonly id: string;
  readonly side: Side;
  readonly dialect: Dialect;
  /** The schema as it was given. */
  readonly written: Json;
  /** The 2020-12 form: every reference is `#<pointer>`, nothing in it is of another dialect. */
  readonly root: Schema;
  /** Pointer into the 2020-12 form to the pointer into what was given. */
  readonly writtenAt: (pointer: string) => string;
  /** The node at a place; undefined when nothing is there. */
  readonly at: (pointer: string) => Node | undefined;
  /** Whether `contains` stands anywhere in it; Ajv 8.20 is not to be trusted with an empty list there. */
  readonly hasContains: boolean;
  /** Places at which Ajv may throw instead of answering; see `throwingPlaces`. */
  readonly throwing: ReadonlySet<string>;
  /** What proofs cannot speak of in this document, in a few words; undefined when there is nothing. */
  readonly beyondProof?: string;
  /** Whether the run-time validator of the schema, as written, accepts a value. A schema that exhausts the stack does not. */
  readonly accepts: (value: Json) => boolean;
  /** The first refusal, in words; undefined when the value is accepted. */
  readonly refusalOf: (value: Json) => ExplainedRefusal | undefined;
  /** Whether the schema at one node alone accepts a value. */
  readonly acceptsAt: (node: Node, value: Json) => boolean;
}

/** The document's outermost schema. */
export function rootOf(document: Document): Node {
  const root = document.at("");
  if (root === undefined) throw new TypeError("a document has a root");
  return root;
}

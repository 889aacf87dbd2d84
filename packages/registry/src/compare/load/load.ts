import type { Json } from "../../json.ts";
import { close } from "../../view/close.ts";
import type { Dialect, Side } from "../verdict.ts";
import { compileWritten } from "./compile.ts";
import { isObject } from "../../json.ts";
import type { Document, Node, Schema } from "./document.ts";
import { modernise, type Modern } from "./modernise.ts";
import { nodeValidators } from "./node-validators.ts";
import { valueAt } from "../../value-at.ts";
import { ask, setUp } from "./set-up.ts";

/**
 * Makes one side of a comparison ready: compiled as it is written, and brought into the form that proofs read.
 *
 * Throws SCHEMA_INVALID with `detail: { side, pointer }` when it does not compile.
 */
export function load(written: Json, side: Side, dialect: Dialect): Document {
  const { accepts, refusalOf } = compileWritten(written, side, dialect);
  const modern = modernise(written, dialect);
  return { ...documentOf(side, side, dialect, modern), written, accepts, refusalOf };
}

/**
 * The document as a strict publisher reads it: undeclared properties are refused wherever some are declared (`close`).
 * Undefined where that changes nothing, or where the schema cannot be read to its end.
 */
export function closed(document: Document): Document | undefined {
  if (!isObject(document.root) || document.beyondProof !== undefined || document.throwing.size > 0) return undefined;
  const root = close(document.root);
  if (JSON.stringify(root) === JSON.stringify(document.root)) return undefined;
  const strict = documentOf(`${document.side} closed`, document.side, "2020-12", plainly(root));
  const accepts = ask(setUp("2020-12").compile(root));
  return { ...strict, written: document.written, writtenAt: document.writtenAt, accepts, refusalOf: () => undefined };
}

/** A schema that is in 2020-12 form as it stands. */
function plainly(root: Schema): Modern {
  return { root, written: new Map(), throwing: new Set() };
}

type Form = Omit<Document, "written" | "accepts" | "refusalOf">;

/** A document that was made here, to state a fact that no schema of the comparison states on its own. */
export function factOf(schema: Schema, id: string): Node {
  const form = documentOf(id, "old", "2020-12", plainly(schema));
  return {
    document: { ...form, written: schema, accepts: () => true, refusalOf: () => undefined },
    pointer: "",
    schema,
  };
}

function documentOf(id: string, side: Side, dialect: Dialect, modern: Modern): Form {
  const nodes = new Map<string, Node>();
  const validators = nodeValidators(modern.root);
  return {
    id,
    side,
    dialect,
    root: modern.root,
    writtenAt: (pointer) => writtenAt(modern, pointer),
    at(pointer) {
      const known = nodes.get(pointer);
      if (known !== undefined) return known;
      const schema = valueAt(modern.root, pointer);
      if (typeof schema !== "boolean" && !isObject(schema)) return undefined;
      const node: Node = { document: this as Document, pointer, schema };
      nodes.set(pointer, node);
      return node;
    },
    throwing: modern.throwing,
    hasContains: JSON.stringify(modern.root).includes('"contains":'),
    acceptsAt: (node, value) => validators(node.pointer)(value),
    ...(modern.beyondProof !== undefined && { beyondProof: modern.beyondProof }),
  };
}

/** The longest known beginning of a pointer decides; what follows it is a keyword that both forms write alike. */
function writtenAt({ written }: Modern, pointer: string): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const known = written.get(pointer.slice(0, end));
    if (known !== undefined) return `${known}${pointer.slice(end)}`;
  }
  return `${written.get("") ?? ""}${pointer}`;
}

import type { Schema } from "./document.ts";
import { fragmentOf } from "./pointer.ts";
import { ask, setUp } from "./set-up.ts";

/** Validators of the schemas inside a document, each compiled when it is first asked for. */
export function nodeValidators(root: Schema): (pointer: string) => (value: unknown) => boolean {
  const compiled = new Map<string, (value: unknown) => boolean>();
  const ajv = setUp("2020-12");
  let added = false;
  return (pointer) => {
    const known = compiled.get(pointer);
    if (known !== undefined) return known;
    if (!added) ajv.addSchema(root, "document:/");
    added = true;
    const accepts = ask(ajv.compile({ $ref: `document:/${fragmentOf(pointer)}` }));
    compiled.set(pointer, accepts);
    return accepts;
  };
}

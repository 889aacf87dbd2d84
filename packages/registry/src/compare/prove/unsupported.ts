import type { Node } from "../load/document.ts";

/** Something that proofs do not cover was met; caught where a proof begins, or where another way is left to try. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
  readonly node: Node | undefined;
  /** Whether it is the effort that ran out, not the knowledge. */
  readonly limit: boolean;

  constructor(message: string, node?: Node, limit = false) {
    super(message);
    this.node = node;
    this.limit = limit;
  }
}

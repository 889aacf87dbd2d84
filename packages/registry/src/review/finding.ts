import type { Direction, Refusal, Verdict } from "../compare/verdict.ts";
import type { Json } from "../json.ts";
import type { ReaderHit } from "../readers/readers-hit.ts";
import type { TreeKind } from "./revisions/schema-tree.ts";

/** What a finding does to a merge: `error` blocks it, `warning` and `note` are said. */
export type Severity = "error" | "warning" | "note";

/** A place in a file, as it is now or as it was. */
export interface FilePlace {
  readonly file: string;
  /** JSON pointer into the file. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  /** What stands there; absent when nothing does. */
  readonly fragment?: Json;
}

/** A version that something was compared with. */
export interface Against {
  /** As {@link SchemaTree} names it. */
  readonly revisions: readonly string[];
  readonly kinds: readonly TreeKind[];
  /** SHA-256 of its schema. */
  readonly digest: string;
}

/** An event that one version accepts and the other refuses. */
export interface Witness {
  readonly event: Json;
  /** Ajv's error, from the version that refuses it. */
  readonly error: Refusal;
}

/** One thing that a review has to say, as data; every output is made from it. */
export interface Finding {
  /** Id of the rule that explains it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly eventType: string;
  /** The judge's verdict and its direction; absent for findings that no comparison made. */
  readonly direction?: Direction;
  readonly verdict?: Verdict["verdict"];
  /** The field, such as `data.lines[].sku`; absent for findings about a version as a whole. */
  readonly field?: string;
  /** One sentence in plain words. */
  readonly sentence: string;
  readonly old?: FilePlace;
  readonly now?: FilePlace;
  /** What it was found against; empty for findings about the working tree alone. */
  readonly against: readonly Against[];
  /** SHA-256 of the schema as it is now. */
  readonly digest?: string;
  readonly witness?: Witness;
  readonly readers: readonly ReaderHit[];
  /** What to do, in the order of preference; a command stands in backquotes. */
  readonly mend: readonly string[];
  /** The exemption that covers it. */
  readonly exemption?: { readonly reason: string; readonly owner: string; readonly expires: string };
}

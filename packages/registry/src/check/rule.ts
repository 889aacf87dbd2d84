import type { ValidateFunction } from "ajv";
import type { Problem } from "../problem.ts";
import type { Domain, EventSchema, Registry, SchemaFile } from "../registry.ts";
import type { View } from "../view/views.ts";

/** What a rule looks at: one schema file, and where it belongs. */
export interface Subject extends SchemaFile {
  readonly registry: Registry;
  /** Absent for `metadata.json`. */
  readonly domain?: Domain;
  /** Present when the file describes an event. */
  readonly event?: EventSchema;
  /** Whether data is held against the file; `defs.json` only keeps shapes for others. */
  readonly describesData: boolean;
  /** Its validator in one view, with words; compiled once. Throws what Ajv throws. */
  readonly validator: (view: View) => ValidateFunction;
}

/** What a rule says about one place; file and rule are known. */
export type Finding = Omit<Problem, "file" | "rule">;

/** What every rule says of itself; `docs/schema-profile.md` is made from it. */
export interface RuleText {
  /** Short name, in kebab-case. */
  readonly id: string;
  /** What it asks and why, in one sentence. */
  readonly purpose: string;
  /** What to do when it is broken, in one sentence. */
  readonly mend: string;
  /**
   * What it refuses and what it accepts instead. JSON stands for members that an event's schema gets beside its own, and
   * a test holds the rule to them; other text is prose.
   */
  readonly example: { readonly refused: string; readonly accepted: string };
}

/** One thing that the registry asks of its schemas. */
export interface Rule extends RuleText {
  /** Everything in the file that breaks the rule; empty when it holds. */
  readonly check: (subject: Subject) => readonly Finding[];
}

/** One thing that the registry asks of the owners of its schemas. */
export interface DomainRule extends RuleText {
  /** Everything in the `domain.json` that breaks the rule; empty when it holds. */
  readonly check: (domain: Domain, registry: Registry) => readonly Finding[];
}

/** A value of a schema as a problem shows it. */
export function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

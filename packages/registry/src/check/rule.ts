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

/** One thing that the registry asks of its schemas. */
export interface Rule {
  /** Short name, in kebab-case. */
  readonly id: string;
  /** What it asks and why, in one sentence. */
  readonly purpose: string;
  /** Everything in the file that breaks the rule; empty when it holds. */
  readonly check: (subject: Subject) => readonly Finding[];
}

/** A value of a schema as a problem shows it. */
export function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

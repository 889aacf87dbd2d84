import type { AccessQuestion } from "../question.ts";

/** Whether an element of a statement is about a question. */
export type Test = (question: AccessQuestion) => boolean;

/** One statement of a policy, ready to be asked. */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  /** How messages point at it: its `Sid`, or its place, such as `#2`. */
  readonly label: string;
  /** Whether it is about a question, in all its elements. */
  readonly applies: Test;
  /**
   * What of it is not emulated; empty for a statement that is understood. Such a part counts as fulfilled, and the
   * statement is taken the safe way: it allows nothing, or denies.
   */
  readonly problems: readonly string[];
}

/** Where a policy hangs: at who asks, at what is asked for, or at a role that somebody wants to assume. */
export type PolicyKind = "identity-based" | "resource-based" | "trust";

/** A policy document, read. */
export interface Policy {
  /** For people: which policy of what. */
  readonly name: string;
  readonly kind: PolicyKind;
  readonly statements: readonly Statement[];
}

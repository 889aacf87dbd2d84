import type { Json } from "../json.ts";

/** The two schemas of a comparison. */
export type Side = "old" | "new";

/**
 * The two questions of a comparison, each with a side that emits and one that receives.
 *
 * - `forward`: is every event that NEW allows allowed by OLD? Readers that are deployed stay safe.
 * - `backward`: is every event that OLD allows allowed by NEW? What is archived, parked or replayed stays readable.
 */
export type Direction = "forward" | "backward";

/** Which side emits and which receives in each direction. */
export const SIDES = {
  forward: { emitting: "new", receiving: "old" },
  backward: { emitting: "old", receiving: "new" },
} as const satisfies Record<Direction, { emitting: Side; receiving: Side }>;

/** The dialects of JSON Schema that can be judged. */
export type Dialect = "2020-12" | "draft-07";

/** A place in one of the two schemas. */
export interface Place {
  readonly side: Side;
  /** JSON pointer into the schema as it was given, down to the keyword where one is to blame: `/properties/email/format`. */
  readonly pointer: string;
}

/** How the receiving side refuses a witness: Ajv's own first error, in words and as data. */
export interface Refusal {
  readonly message: string;
  readonly keyword: string;
  /** Pointer into the witness. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, Json>>;
}

/** A concrete event that the emitting schema accepts and the receiving one refuses, both asked through Ajv. */
export interface Evidence {
  readonly witness: Json;
  readonly error: Refusal;
  /** The keyword that refuses it. */
  readonly receiving: Place;
  /** Where the emitting side speaks of the value that is refused; absent when it says nothing about it. */
  readonly emitting?: Place;
  /** The example that the witness was shrunk toward; absent when neither schema brings one that the emitter accepts. */
  readonly nearest?: Json;
}

/** Proved: no event can break a reader. `same`: both say the same but for words; `proved`: by the structure of both. */
export interface Safe {
  readonly verdict: "safe";
  readonly proof: "same" | "proved";
}

/**
 * Proved for what a strict publisher emits; as written, the emitting schema also allows properties that it does not
 * declare, and the evidence uses one.
 */
export interface SafeIfDeclared extends Evidence {
  readonly verdict: "safe-if-declared";
  readonly proof: "proved";
}

/** Refuted: the evidence shows it. */
export interface Breaks extends Evidence {
  readonly verdict: "breaks";
  /** Whether the witness needs a property that its own schema does not declare, and nothing proves the declared rest. */
  readonly undeclared: boolean;
  /** How many candidates were asked until the witness was found. */
  readonly tried: number;
}

/** Neither proved nor refuted. */
export interface Unknown {
  readonly verdict: "unknown";
  /**
   * - `not-proved`: the proof stopped at `place`, and no witness was found.
   * - `unsupported`: a schema uses something that proofs do not cover, and no witness was found.
   * - `limit`: the comparison used up its time or memory.
   */
  readonly reason: "not-proved" | "unsupported" | "limit";
  /** The first place that was not proved; absent for a limit that struck before one was known. */
  readonly place?: Place;
  /** What could not be shown, in one sentence. */
  readonly message: string;
  /** How many candidates were asked in vain. */
  readonly tried: number;
}

/** The emitting schema accepts nothing: no event can be sent, which is a mistake of its own. */
export interface Vacuous {
  readonly verdict: "vacuous";
  /** The schema that accepts nothing. */
  readonly place: Place;
}

/** The answer to one question. */
export type Verdict = Safe | SafeIfDeclared | Breaks | Unknown | Vacuous;

/** Both answers. */
export interface Comparison {
  readonly forward: Verdict;
  readonly backward: Verdict;
}

/** Whether an answer lets a change pass: only what is proved does. */
export function passes({ verdict }: Verdict): boolean {
  return verdict === "safe" || verdict === "safe-if-declared";
}

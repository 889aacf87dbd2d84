import type { Json } from "../json.ts";
import { QUICK_PROOF_GOALS } from "./limits.ts";
import { closed } from "./load/load.ts";
import { rootOf, type Document } from "./load/document.ts";
import { acceptsNothing, prove, type Unproved } from "./prove/prove.ts";
import { same } from "./prove/same.ts";
import { SIDES, type Direction, type Side, type Verdict } from "./verdict.ts";
import { evidenceOf } from "./witness/evidence.ts";
import { searchFor, type Question, type Search } from "./witness/search.ts";

/** What a judgement may be told beside the documents. */
export interface JudgeOptions {
  readonly examples: readonly Json[];
  /** Counts breaks through undeclared properties as breaks. */
  readonly strictOpen: boolean;
}

/**
 * Answers one question about two documents: nothing to emit? the same? proved? refuted? A short proof goes first because
 * it is quicker where it holds, a long one last; only a witness ever says `breaks`, and only a proof ever says `safe`.
 */
export function judge(
  documents: Readonly<Record<Side, Document>>,
  direction: Direction,
  options: JudgeOptions,
): Verdict {
  const emitting = documents[SIDES[direction].emitting];
  const receiving = documents[SIDES[direction].receiving];
  if (acceptsNothing(rootOf(emitting))) return { verdict: "vacuous", place: { side: emitting.side, pointer: "" } };
  if (same(rootOf(emitting), rootOf(receiving))) return { verdict: "safe", proof: "same" };
  const quick = prove([rootOf(emitting)], rootOf(receiving), QUICK_PROOF_GOALS);
  if (quick.proved) return { verdict: "safe", proof: "proved" };

  const strict = options.strictOpen ? undefined : closed(emitting);
  const question: Question = {
    emitting,
    receiving,
    examples: options.examples,
    ...(strict !== undefined && { strict }),
  };
  const search = searchFor(question);
  const witness = search.next();
  if (witness === undefined) return atLength(documents, direction, quick, search);
  return strict === undefined ? breaks(question, search, witness) : weigh(question, strict, search, witness);
}

/** Where no witness is found, a proof that was given up for its length gets its time. */
function atLength(
  documents: Readonly<Record<Side, Document>>,
  direction: Direction,
  quick: Unproved,
  search: Search,
): Verdict {
  const { emitting, receiving } = SIDES[direction];
  const proof = quick.reason === "limit" ? prove([rootOf(documents[emitting])], rootOf(documents[receiving])) : quick;
  return proof.proved ? { verdict: "safe", proof: "proved" } : unknown(proof, search);
}

/** Asks whether a break needs more than the emitter declares. */
function weigh(question: Question, strict: Document, search: Search, witness: Json): Verdict {
  if (!strict.accepts(witness)) {
    const proof = prove([rootOf(question.emitting), rootOf(strict)], rootOf(question.receiving));
    if (proof.proved && !acceptsNothing(rootOf(strict))) {
      return { verdict: "safe-if-declared", proof: "proved", ...evidenceOf(question, witness, () => true) };
    }
  }
  const declared = strict.accepts(witness) ? witness : search.next(strict.accepts);
  if (declared === undefined) return breaks(question, search, witness, true);
  return breaks(question, search, declared, false, strict.accepts);
}

function breaks(
  question: Question,
  search: Search,
  witness: Json,
  undeclared = false,
  kept: (witness: Json) => boolean = () => true,
): Verdict {
  return { verdict: "breaks", undeclared, tried: search.tried(), ...evidenceOf(question, witness, kept) };
}

function unknown({ reason, place, message }: Unproved, search: Search): Verdict {
  return { verdict: "unknown", reason, place, message, tried: search.tried() };
}

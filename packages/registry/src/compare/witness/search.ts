import type { Json } from "../../json.ts";
import { SEARCH_CANDIDATES } from "../limits.ts";
import type { Document } from "../load/document.ts";
import { Exhausted } from "../load/set-up.ts";
import { candidates } from "./candidates.ts";

/** Who emits, who receives, and what people know of the events. */
export interface Question {
  readonly emitting: Document;
  readonly receiving: Document;
  /** The emitting side as a strict publisher reads it; absent where that is no different. */
  readonly strict?: Document;
  readonly examples: readonly Json[];
}

/** A search that can be taken up again where it stopped. */
export interface Search {
  /** The next witness that `wanted` lets pass; undefined when the candidates are used up. */
  readonly next: (wanted?: (witness: Json) => boolean) => Json | undefined;
  /** How many candidates have been asked so far. */
  readonly tried: () => number;
}

/** Opens a search for an event that the emitting schema accepts and the receiving one refuses. */
export function searchFor(question: Question): Search {
  const source = candidates(question.emitting, question.receiving, question.examples);
  let tried = 0;
  return {
    tried: () => tried,
    next(wanted = () => true) {
      try {
        while (tried < SEARCH_CANDIDATES) {
          const { done, value } = source.next();
          if (done === true) return undefined;
          tried += 1;
          if (isWitness(question, value) && wanted(value)) return value;
        }
      } catch (thrown) {
        if (!(thrown instanceof Exhausted)) throw thrown;
      }
      return undefined;
    },
  };
}

/**
 * Whether a value is accepted by the emitting schema and refused by the receiving one, also once it has been written as
 * JSON and read again.
 */
export function isWitness({ emitting, receiving }: Question, value: Json): boolean {
  if (!emitting.accepts(value) || receiving.accepts(value)) return false;
  const again = JSON.parse(JSON.stringify(value)) as Json;
  return emitting.accepts(again) && !receiving.accepts(again);
}

import { isObject, step } from "../../json.ts";
import { PROOF_SPLITS } from "../limits.ts";
import { type Node } from "../load/document.ts";
import {
  boundCases,
  branchCases,
  casesOf,
  presenceCases,
  reasonCases,
  typeCases,
  valueCases,
  type Cases,
} from "./cases.ts";
import { isEmpty } from "./empty.ts";
import { isNothing } from "./fact/members.ts";
import { valuesOf } from "./fact/values.ts";
import { GOALS } from "./goal/index.ts";
import { idOf, type Knowledge } from "./knowledge.ts";
import { same, SILENT } from "./same.ts";
import { Unsupported } from "./unsupported.ts";

/** Where a proof stopped. */
export interface Gap {
  readonly node: Node;
  readonly keyword: string;
  readonly message: string;
}

/**
 * Proves, one-sidedly, that whatever is as known is accepted by a schema: `true` is a proof, `false` only says that none
 * was found. One instance for one question.
 *
 * Recursive schemas are proved by induction on the depth of the value: the goal that is being proved may be taken for
 * granted of a value inside the value, and never of the value itself.
 */
export class Prover {
  readonly #open = new Map<string, number>();
  readonly #proved = new Map<string, boolean>();
  readonly #alike = new Map<string, boolean>();
  readonly #gaps: Gap[] = [];
  readonly #goals: number;
  #descents = 0;
  #spent = 0;
  /** The outermost open goal that was taken for granted since the last look. */
  #granted = Infinity;
  #refusedGrant = false;

  /** With how many goals it may open. */
  constructor(goals: number) {
    this.#goals = goals;
  }

  /** Whether every value that is as known is accepted by `goal`. */
  within(known: Knowledge, goal: Node, splits = 0): boolean {
    this.spend();
    if (isAnything(goal) || known.impossible || this.#isKnown(known, goal)) return true;
    if (goal.document.throwing.has(goal.pointer))
      throw new Unsupported("a schema on which the validator may throw", goal);
    const key = `${known.key} | ${idOf(goal)}`;
    const open = this.#open.get(key);
    if (open !== undefined) return this.#takeForGranted(key, open);
    const before = this.#proved.get(key) ?? this.#proved.get(`${key} @${splits}`);
    if (before !== undefined) return before || this.miss(goal, "", "is not proved");
    return this.#prove(key, known, goal, splits);
  }

  /** Whether no value can be as is known. */
  isEmpty(known: Knowledge): boolean {
    return isEmpty(this, known);
  }

  /** Tries a way that may fail without saying anything about the whole. */
  attempt(way: () => boolean): boolean {
    const gaps = this.#gaps.length;
    try {
      return way();
    } catch (thrown) {
      if (thrown instanceof Unsupported && !thrown.limit) return false;
      throw thrown;
    } finally {
      this.#gaps.length = Math.min(gaps, this.#gaps.length);
    }
  }

  /** Proves something of a value inside the value at hand. */
  inside(prove: () => boolean): boolean {
    this.#descents += 1;
    try {
      return prove();
    } finally {
      this.#descents -= 1;
    }
  }

  /** Notes what could not be shown; always false. */
  miss(node: Node, keyword: string, message: string): false {
    this.#gaps.push({ node, keyword, message });
    return false;
  }

  /** The first thing that could not be shown. */
  gap(): Gap | undefined {
    return this.#gaps[0];
  }

  /** Counts a step. Throws {@link Unsupported} when the effort is used up. */
  spend(): void {
    this.#spent += 1;
    if (this.#spent > this.#goals) throw new Unsupported("the proof takes too many steps", undefined, true);
  }

  #takeForGranted(key: string, openedAt: number): boolean {
    if (this.#descents <= openedAt) {
      this.#refusedGrant = true;
      return false;
    }
    this.#granted = Math.min(this.#granted, [...this.#open.keys()].indexOf(key));
    return true;
  }

  #prove(key: string, known: Knowledge, goal: Node, splits: number): boolean {
    const level = this.#open.size;
    const outer = { granted: this.#granted, refused: this.#refusedGrant };
    this.#granted = Infinity;
    this.#refusedGrant = false;
    this.#open.set(key, this.#descents);
    try {
      const proved = this.#decide(known, goal, splits);
      // What leans on a goal that is still open holds only together with it.
      if (proved && this.#granted >= level) this.#proved.set(key, true);
      if (!proved && !this.#refusedGrant) this.#proved.set(`${key} @${splits}`, false);
      return proved;
    } finally {
      this.#open.delete(key);
      this.#granted = Math.min(outer.granted, this.#granted >= level ? Infinity : this.#granted);
      this.#refusedGrant ||= outer.refused;
    }
  }

  #decide(known: Knowledge, goal: Node, splits: number): boolean {
    const values = valuesOf(known);
    if (values !== undefined) {
      const wrong = values.find((value) => !goal.document.acceptsAt(goal, value));
      return wrong === undefined || this.miss(goal, "", `${JSON.stringify(wrong)} may be sent and is refused`);
    }
    if (isEmpty(this, known, { depth: SHALLOW })) return true;
    if (isNothing(goal)) return this.#byCases(known, goal, splits) || this.miss(goal, "", "nothing is allowed here");
    const { length } = this.#gaps;
    if (GOALS.every((prove) => prove(known, goal, this))) return true;
    if (!this.#byCases(known, goal, splits)) return false;
    this.#gaps.length = length;
    return true;
  }

  #byCases(known: Knowledge, goal: Node, splits: number): boolean {
    if (splits >= PROOF_SPLITS) return false;
    const told = branching(goal)
      ? [...valueCases(known), ...presenceCases(known, goal), ...boundCases(known, goal), ...branchCases(known, goal)]
      : [];
    const all: Cases[] = [...casesOf(known), ...typeCases(known), ...told, ...reasonCases(known)];
    return all.some((cases) => this.attempt(() => cases.every((one) => this.within(one, goal, splits + 1))));
  }

  #isKnown(known: Knowledge, goal: Node): boolean {
    return known.entries.some(({ node, refused, cut }) => {
      if (refused === true || cut !== undefined) return false;
      const key = `${idOf(node)} ${idOf(goal)}`;
      const before = this.#alike.get(key);
      if (before !== undefined) return before;
      const alike = same(node, goal);
      this.#alike.set(key, alike);
      return alike;
    });
  }
}

/** How far is looked, at every goal, for whether there is anything to prove at all. */
const SHALLOW = 3;

/** Whether a schema plainly accepts everything. */
export function isAnything({ schema }: Node): boolean {
  return schema === true || (isObject(schema) && Object.keys(schema).every((keyword) => SILENT.has(keyword)));
}

function branching({ schema }: Node): boolean {
  return isObject(schema) && ["anyOf", "oneOf", "if", "$ref", "allOf"].some((keyword) => schema[keyword] !== undefined);
}

/** The place of a gap, as a pointer into its document's 2020-12 form. */
export function pointerOfGap({ node, keyword }: Gap): string {
  return keyword === "" ? node.pointer : step(node.pointer, keyword);
}

import type { Direction } from "../../compare/verdict.ts";
import type { Json } from "../../json.ts";
import type { Pair } from "./pair.ts";

/** One edit of the old schema. */
export interface Edit {
  /** Pointer into the old bundle. */
  readonly pointer: string;
  /** What stands there afterwards; without it what is there is taken out. */
  readonly value?: Json;
  /** Instead of a value: a name that the list there loses, and one that it gets. Several edits may share a list. */
  readonly names?: { readonly drop?: string; readonly add?: string };
}

/** One thing that two schemas say differently, as a rule found it. Whether it breaks anything is for the judge to say. */
export interface Change {
  /** Where the value lies in an event's data; see {@link Pair}. */
  readonly data: string;
  /** The place in the old bundle; what is not there is the nearest place that is. */
  readonly old: string;
  readonly now: string;
  /** What happened, as the end of a sentence: "`data.fullname`, which was required, is gone". */
  readonly what: string;
  /** The edits of the old schema that make this change and nothing else. */
  readonly edits: readonly Edit[];
}

/** One way in which schemas change. */
export interface ChangeRule {
  /** Short name in kebab-case, as reports and exemptions have it. */
  readonly id: string;
  /** What it looks for and why that matters, in one sentence. */
  readonly purpose: string;
  /** What to do instead of the change, in one sentence. */
  readonly mend: string;
  /** In which directions such a change can break. */
  readonly directions: readonly Direction[];
  /** Finds it at one value that both schemas describe. */
  readonly find: (pair: Pair) => readonly Change[];
}

/** A change together with the rule that found it. */
export interface RuledChange extends Change {
  readonly rule: ChangeRule;
  /** Other places in the data that the same edit changes, since they share a shape. */
  readonly also: readonly string[];
}

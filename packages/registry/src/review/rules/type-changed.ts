import type { ChangeRule } from "../changes/change.ts";
import { keywordChange, sayOf } from "../changes/keyword-change.ts";
import { typesOf } from "../changes/node.ts";
import { field } from "../changes/say.ts";

/** {@link ChangeRule} `type-changed`. */
export const typeChanged: ChangeRule = {
  id: "type-changed",
  purpose: "A value is of another kind, and whoever takes it for the old one fails or, worse, does not.",
  mend: "Leave the type; carry the other kind in a new property beside it.",
  directions: ["forward", "backward"],
  find: (pair) => {
    const { old, now } = sayOf(pair, "type");
    const [before, after] = [typesOf(pair.old).toSorted(), typesOf(pair.now).toSorted()];
    if (before.join() === after.join() || (old === undefined && now === undefined)) return [];
    return [keywordChange(pair, "type", `${field(pair.data)} was ${words(before)} and is now ${words(after)}`)];
  },
};

function words(types: readonly string[]): string {
  return types.length === 0 ? "anything" : types.join(" or ");
}

import { StreambridgeError } from "@streambridge/errors";
import { HELD_WAIT_S } from "../limits.ts";
import { parked, retried, type Outcome } from "../outcome.ts";
import type { Refusal } from "./guard.ts";
import type { Ending } from "./rule.ts";

/** What becomes of a message whose event the guard did not let in. */
export function outcomeOf(refusal: Refusal): Outcome {
  if (refusal === "held") {
    return retried("guard", new StreambridgeError("LEASE_HELD", "another delivery is at work on it"), HELD_WAIT_S);
  }
  if (refusal !== "uncertain") return { kind: refusal };
  const mend =
    "Find out whether the effect happened, then: streambridge failures redrive ID --uncertain done (it did) or again (it did not)";
  return parked(
    "guard",
    new StreambridgeError("EFFECT_UNCERTAIN", "an earlier try was cut off, perhaps after the effect", { mend }),
  );
}

/**
 * What becomes of a message whose effect came late: the vendor may show its older state now, and nothing in the queue will
 * put that right. So it is set aside, where somebody hears of it.
 */
export function overtaken(): Outcome {
  const error = new StreambridgeError("EFFECT_OVERTAKEN", "something newer took effect while this one was at work", {
    mend: "Send the row's current state: streambridge backfill --consumer NAME --keys FILE. Then purge this message: streambridge failures purge ID",
  });
  return { kind: "parked", stage: "guard", error, effect: "happened" };
}

/** What the guard is told of an outcome. */
export function endingOf(outcome: Outcome): Ending {
  switch (outcome.kind) {
    case "handled":
    case "outdated":
    case "repeated":
      return { kind: "handled", effect: "happened" };
    default:
      return { kind: outcome.kind, effect: outcome.effect };
  }
}

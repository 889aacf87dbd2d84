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
    "Find out whether the effect happened, then redrive it with --uncertain done if it did, --uncertain again if not.";
  return parked(
    "guard",
    new StreambridgeError("EFFECT_UNCERTAIN", "an earlier try was cut off, perhaps after the effect", { mend }),
  );
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

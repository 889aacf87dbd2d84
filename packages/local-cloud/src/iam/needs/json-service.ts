import { jsonInput } from "./json-input.ts";
import type { NeedsOf, OperationNeeds } from "./need.ts";

/** What the operations of a service need that names its operation in the X-Amz-Target header. */
export function jsonService(operations: Readonly<Record<string, OperationNeeds>>): NeedsOf {
  return ({ addressed, body }, place) => {
    const needsOf = operations[addressed.target?.operation ?? ""];
    return needsOf ? { kind: "needs", needs: needsOf(jsonInput(body), place) } : { kind: "unserved" };
  };
}

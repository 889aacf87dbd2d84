import type { Operations } from "../../gateway/operation.ts";
import type { OperationContext } from "./context.ts";
import { putEventsOperation } from "./put-events.ts";

/** The operations that are emulated; every other one is answered as unknown. */
export function operationsOf(context: OperationContext): Operations {
  return {
    PutEvents: putEventsOperation(context),
  };
}

import type { Operation } from "../../gateway/operation.ts";
import type { PutEventsRequest } from "../put-events/request.ts";
import type { OperationContext } from "./context.ts";

/** PutEvents over the wire. */
export function putEventsOperation({ putEvents }: OperationContext): Operation {
  return (input) => putEvents(input as unknown as PutEventsRequest);
}

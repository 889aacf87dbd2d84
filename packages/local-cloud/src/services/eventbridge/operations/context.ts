import type { Clock } from "../../../clock.ts";
import type { Buses } from "../buses.ts";
import type { PutEventsOutput, PutEventsRequest } from "../put-events/request.ts";

/** What the operations of the API work with. */
export interface OperationContext {
  readonly buses: Buses;
  readonly clock: Clock;
  readonly putEvents: (request: PutEventsRequest) => PutEventsOutput;
}

import { awsFault } from "../../aws-fault.ts";
import { invalidValue } from "./context.ts";

/** What the lists of archives and replays can be limited by. */
export interface ListFilters {
  readonly NamePrefix?: string | undefined;
  readonly EventSourceArn?: string | undefined;
  readonly State?: string | undefined;
}

/** @throws AwsFault `ValidationException` for two filters at once, and for a state that there is not. */
export function checkFilters(filters: ListFilters, operation: string, states: readonly string[]): void {
  const { NamePrefix, EventSourceArn, State } = filters;
  if (State !== undefined && !states.includes(State)) {
    throw invalidValue(State, "state", `Member must satisfy enum value set: [${states.join(", ")}]`);
  }
  if ([NamePrefix, EventSourceArn, State].filter((filter) => filter !== undefined).length > 1) {
    throw awsFault(
      "ValidationException",
      `At most one filter is allowed for ${operation}. Use either : State, EventSourceArn, or NamePrefix.`,
    );
  }
}

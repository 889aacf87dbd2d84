import type { DeleteEventBusRequest } from "@aws-sdk/client-eventbridge";
import { DEFAULT_BUS } from "../buses.ts";
import { busOf, operation, refused } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html */
export const deleteEventBus = operation<DeleteEventBusRequest>((context, input) => {
  if (input.Name === DEFAULT_BUS) throw refused("Cannot delete event bus default.");
  const { name, arn, rules } = busOf(context, input.Name ?? "");
  if (rules.size > 0) throw refused("EventBus can't be deleted since it has rules.");
  context.tags.forget(arn);
  context.buses.remove(name);
  return {};
});

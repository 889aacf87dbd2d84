import type { DeleteEventBusRequest } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { DEFAULT_BUS } from "../buses.ts";
import { busOf, operation } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html */
export const deleteEventBus = operation<DeleteEventBusRequest>((context, input) => {
  if (input.Name === DEFAULT_BUS) throw awsFault("ValidationException", "Cannot delete event bus default.");
  context.buses.remove(busOf(context, input.Name ?? "").name);
  return {};
});

import type { PutEventsRequest } from "../put-events/request.ts";
import { operation } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const putEvents = operation<PutEventsRequest>((context, input) => context.putEvents(input));

import type { ListEventBusesRequest } from "@aws-sdk/client-eventbridge";
import { operation } from "./context.ts";
import { describeBus } from "./describe.ts";
import { page } from "./page.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html */
export const listEventBuses = operation<ListEventBusesRequest>(({ buses }, input) => {
  const wanted = buses.all.filter(({ name }) => name.startsWith(input.NamePrefix ?? ""));
  const { items, ...next } = page(wanted, input);
  return { EventBuses: items.map((bus) => describeBus(bus)), ...next };
});

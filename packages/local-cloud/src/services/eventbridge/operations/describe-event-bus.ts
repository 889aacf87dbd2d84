import type { DescribeEventBusRequest } from "@aws-sdk/client-eventbridge";
import { busOf, operation } from "./context.ts";
import { describeBus } from "./describe.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html */
export const describeEventBus = operation<DescribeEventBusRequest>((context, input) =>
  describeBus(busOf(context, input.Name)),
);

import type { Bridge } from "../bridge.ts";
import type { Consumer } from "../consumer.ts";
import { ofFunction, ofMapping, ofQueue, ofRule, ofService, ofTable, type Metric } from "../metrics.ts";
import type { SourceTable } from "../table.ts";
import type { Band } from "./place-bands.ts";
import { graph, text, type Widget } from "./widget.ts";

/** What all consumers have in common, in the order in which a change travels. */
export interface Source {
  readonly table: SourceTable;
  readonly bridge: Bridge;
  readonly reading: aws.lambda.EventSourceMapping;
  readonly consumers: readonly Consumer[];
}

/** Table, how the bridge keeps up, what it makes of records, and the bus. */
export function sourceBand(source: Source): Band {
  return {
    heading: text("## Table → bridge → bus"),
    widgets: [tableGraph(source), progressGraph(source), outcomesGraph(source), busGraph(source)],
  };
}

function tableGraph({ table }: Source): Widget {
  return graph(
    "Table: what is written",
    [
      { label: "Write units", metric: ofTable(table, "ConsumedWriteCapacityUnits") },
      { label: "Throttled writes", metric: ofTable(table, "WriteThrottleEvents") },
      { label: "Expired rows", metric: ofTable(table, "TimeToLiveDeletedItemCount") },
    ],
    { left: "a minute" },
  );
}

function progressGraph({ bridge: { fn } }: Source): Widget {
  return graph(
    "Bridge: does it keep up",
    [
      { label: "Behind the table", metric: ofFunction(fn, "IteratorAge") },
      { label: "Longest batch", metric: ofFunction(fn, "Duration") },
      { label: "Errors", metric: ofFunction(fn, "Errors"), onRight: true },
      { label: "Throttles", metric: ofFunction(fn, "Throttles"), onRight: true },
    ],
    { left: "ms", right: "a minute" },
  );
}

const own = (metricName: string): Metric => ofService("bridge", metricName);

/** Handed over and got are the two sides of the books; the outcomes add up to what it got. */
function outcomesGraph({ bridge, reading }: Source): Widget {
  return graph(
    "Bridge: what became of records",
    [
      { label: "Handed over by Lambda", metric: ofMapping(reading, "InvokedEventCount") },
      { label: "Got", metric: own("RecordsReceived") },
      { label: "Published", metric: own("Published") },
      { label: "Ignored", metric: own("Ignored") },
      { label: "Parked", metric: own("Parked") },
      { label: "Retried", metric: own("Retried") },
      { label: "Given up", metric: ofMapping(reading, "OnFailureDestinationDeliveredEventCount") },
      { label: "Waiting in the park queue", metric: ofQueue(bridge.parked, "ApproximateNumberOfMessagesVisible") },
    ],
    { left: "records a minute" },
  );
}

function busGraph({ consumers }: Source): Widget {
  const deliveries = consumers.map(({ subscription, rule }) => ({
    label: `to ${subscription.name}`,
    metric: ofRule(rule, "Invocations"),
  }));
  return graph(
    "Bus: what is delivered",
    [...deliveries, { label: "Refused, sent again", metric: own("EntriesResent"), onRight: true }],
    { left: "events a minute", right: "entries a minute" },
  );
}

import type { Bridge } from "../bridge.ts";
import { ofFunction, ofMapping, ofService, ofTable } from "../metrics.ts";
import {
  ADD_UP_PERIOD_S,
  ADD_UP_TOLERANCE_PERCENT,
  AT_ONCE,
  HELD,
  ITERATOR_AGE_ALARM_MS,
  LASTING,
  TWICE,
  UNTIL_COUNTED,
  WRITES_AT_WORK,
} from "../numbers.ts";
import type { SourceTable } from "../table.ts";
import { streambridge } from "./commands.ts";
import { createAlarm } from "./create-alarm.ts";
import type { Pager } from "./pager.ts";
import { watchDeadLetters } from "./watch-dead-letters.ts";

/** The bridge's name in its own metrics. */
const SERVICE = "bridge";

/** What stands between the table and the bus. */
export interface BridgeParts {
  readonly table: SourceTable;
  readonly bridge: Bridge;
  /** The bridge's mapping. */
  readonly reading: aws.lambda.EventSourceMapping;
}

/** Watches what reads the table: that it keeps up, what it gave up or set aside, and that its books balance. */
export function watchBridge(pager: Pager, { table, bridge, reading }: BridgeParts): void {
  watchProgress(pager, bridge);
  watchReading(pager, table, reading);
  watchGivenUp(pager, bridge, reading);
  watchBooks(pager, bridge, reading);
  watchDeadLetters(pager, "Parked", {
    queue: bridge.parked,
    meaning: "The bridge parked a record that it could not turn into events; the message carries payload and error.",
    mend: `See it: ${streambridge("failures list --place bridge")}; mend the cause, then: ${streambridge("failures redrive --place bridge")}.`,
  });
}

function watchProgress(pager: Pager, { fn }: Bridge): void {
  createAlarm(pager, "BridgeIteratorAge", {
    description: `The bridge is a quarter of an hour behind the table; after 20 hours its records go to the Failures bucket. A translator that halts names the record in the line "batch cut" of its log; the way past a record that kills the process: ${streambridge("failures park EVENT_ID")}.`,
    metric: ofFunction(fn, "IteratorAge"),
    threshold: ITERATOR_AGE_ALARM_MS,
    rhythm: HELD,
    treatMissingData: "notBreaching",
  });
  createAlarm(pager, "BridgeRefused", {
    description:
      "EventBridge has refused events of the bridge for minutes; they are sent again until they pass. Look at the account's PutEvents quota in Service Quotas, and at the AWS Health Dashboard.",
    metric: ofService(SERVICE, "EntriesResent"),
    rhythm: LASTING,
    treatMissingData: "notBreaching",
  });
}

/** A mapping that reads nothing invokes nothing, so that neither age nor errors tell of it. One that retries does invoke. */
function watchReading(pager: Pager, table: SourceTable, reading: aws.lambda.EventSourceMapping): void {
  createAlarm(pager, "BridgeSilent", {
    description: $interpolate`The table is written to, and for two hours nobody has read its stream, which forgets after 24. The mapping is switched off, or may not read: aws lambda get-event-source-mapping --uuid ${reading.uuid}; to switch it on: aws lambda update-event-source-mapping --enabled --uuid ${reading.uuid}.`,
    metric: {
      expression: "IF(FILL(invoked, 0) > 0, 0, FILL(written, 0))",
      of: {
        invoked: ofMapping(reading, "InvokedEventCount"),
        written: ofTable(table, "ConsumedWriteCapacityUnits"),
      },
    },
    threshold: WRITES_AT_WORK,
    period: ADD_UP_PERIOD_S,
    rhythm: TWICE,
    treatMissingData: "notBreaching",
  });
}

function watchGivenUp(pager: Pager, { fn }: Bridge, reading: aws.lambda.EventSourceMapping): void {
  createAlarm(pager, "BridgeGaveUp", {
    description: `The bridge's mapping gave records up after 20 hours. They lie in the Failures bucket under aws/lambda/, with their payload. See them: ${streambridge("failures list --place stream")}; then: ${streambridge("failures redrive --place stream")}.`,
    metric: ofMapping(reading, "OnFailureDestinationDeliveredEventCount"),
    rhythm: UNTIL_COUNTED,
    treatMissingData: "notBreaching",
  });
  createAlarm(pager, "BridgeLost", {
    description: `The bridge's mapping gave records up and could not keep them: these changes reach nobody. The rows are there still: ${streambridge("backfill --consumer NAME")} for each consumer that takes backfills; the others never hear of them.`,
    metric: {
      expression: "FILL(dropped, 0) + FILL(undelivered, 0)",
      of: {
        dropped: ofMapping(reading, "DroppedEventCount"),
        undelivered: ofFunction(fn, "DestinationDeliveryFailures"),
      },
    },
    rhythm: AT_ONCE,
    treatMissingData: "notBreaching",
  });
}

/**
 * Rule 3. The bridge's own sum is exact. The second count is the mapping's: events that it handed over, beside those that the
 * bridge says it got, in percent. AWS does not say exactly how it counts what it tries again, so that an hour with retries
 * is not judged; and an hour's end cuts through batches under way, hence the tolerance, and twice in a row.
 */
function watchBooks(pager: Pager, { fn }: Bridge, reading: aws.lambda.EventSourceMapping): void {
  createAlarm(pager, "BridgeUnaccounted", {
    description:
      'The bridge\'s outcomes do not add up to the records that it got, which is a bug of ours. The line "records unaccounted for" of its log has the counts. Keep the log and tell the owners of packages/bridge.',
    metric: ofService(SERVICE, "UnaccountedRecords"),
    rhythm: AT_ONCE,
    treatMissingData: "notBreaching",
  });
  createAlarm(pager, "BridgeAddsUp", {
    description: `Lambda says that it handed the bridge more records than the bridge says it got, for two hours. Compare both on the dashboard; the rows are there still: ${streambridge("backfill --consumer NAME")}.`,
    metric: {
      expression:
        "IF(FILL(errors, 0) + FILL(throttles, 0) + FILL(failed, 0) > 0, 0, 100 * (invoked - FILL(received, 0)) / invoked)",
      of: {
        errors: ofFunction(fn, "Errors"),
        throttles: ofFunction(fn, "Throttles"),
        failed: ofMapping(reading, "FailedInvokeEventCount"),
        invoked: ofMapping(reading, "InvokedEventCount"),
        received: ofService(SERVICE, "RecordsReceived"),
      },
    },
    threshold: ADD_UP_TOLERANCE_PERCENT,
    period: ADD_UP_PERIOD_S,
    rhythm: TWICE,
    treatMissingData: "notBreaching",
  });
}

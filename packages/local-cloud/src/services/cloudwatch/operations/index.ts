import type { Operations } from "../../gateway/operation.ts";
import type { CloudWatchContext } from "./context.ts";
import { describeAlarms } from "./describe-alarms.ts";
import { getMetricData } from "./get-metric-data.ts";
import { getMetricStatistics } from "./get-metric-statistics.ts";
import { listMetrics } from "./list-metrics.ts";
import { putMetricData } from "./put-metric-data.ts";
import { setAlarmState } from "./set-alarm-state.ts";

/** The operations that are emulated; alarms and dashboards are made by the program alone. */
export function cloudWatchOperations(context: CloudWatchContext): Operations {
  return {
    DescribeAlarms: describeAlarms(context),
    GetMetricData: getMetricData(context),
    GetMetricStatistics: getMetricStatistics(context),
    ListMetrics: listMetrics(context),
    PutMetricData: putMetricData(context),
    SetAlarmState: setAlarmState(context),
  };
}

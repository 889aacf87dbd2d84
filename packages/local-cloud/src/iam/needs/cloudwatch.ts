import { jsonService } from "./json-service.ts";
import { need, textIn, type OperationNeeds } from "./need.ts";

const onAll =
  (action: string): OperationNeeds =>
  () => [need(`cloudwatch:${action}`, "*")];

/**
 * What the operations of CloudWatch need. Metrics are no resources; an alarm is.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 */
export const CLOUDWATCH: Readonly<Record<string, OperationNeeds>> = {
  DescribeAlarms: onAll("DescribeAlarms"),
  GetMetricData: onAll("GetMetricData"),
  GetMetricStatistics: onAll("GetMetricStatistics"),
  ListMetrics: onAll("ListMetrics"),
  PutMetricData: onAll("PutMetricData"),
  SetAlarmState: ({ AlarmName }, { region, accountId }) => [
    need("cloudwatch:SetAlarmState", `arn:aws:cloudwatch:${region}:${accountId}:alarm:${textIn(AlarmName)}`),
  ],
};

export const needsOfCloudWatch = jsonService(CLOUDWATCH);

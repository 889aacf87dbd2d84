import { isSet } from "../secrets.ts";

/** The secret that holds the address which all alarms of a stage are mailed to. */
const ALARM_EMAIL = "AlarmEmail";

/** Whom alarms tell, and which there are. */
export interface Pager {
  readonly topic: sst.aws.SnsTopic;
  /** Every alarm that has been made, in order. */
  readonly alarms: aws.cloudwatch.MetricAlarm[];
}

/**
 * Makes the topic that all alarms go to. Where the stage's secret `AlarmEmail` is set, its address is subscribed (AWS asks
 * there once whether it may send); where it is not, nobody is subscribed, and people subscribe to the topic themselves.
 */
export function createPager(): Pager {
  const topic = new sst.aws.SnsTopic("Alarms");
  const address = new sst.Secret(ALARM_EMAIL, "unset");
  if (isSet(ALARM_EMAIL)) {
    new aws.sns.TopicSubscription(
      "AlarmsByEmail",
      { topic: topic.arn, protocol: "email", endpoint: address.value },
      { parent: topic },
    );
  }
  return { topic, alarms: [] };
}

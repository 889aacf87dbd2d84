import type { ResourceGraph } from "../../../graph/graph.ts";
import type { Spy } from "../../../spy/facts.ts";
import type { AlarmState } from "./alarm.ts";
import type { WatchedAlarm } from "./watched-alarm.ts";

/** What a notification is made with. */
export interface Notifying {
  readonly app: ResourceGraph["app"];
  readonly spy: Spy;
}

/**
 * Does what an alarm asks for in the state that it has reached: publishes to topics. Nobody is subscribed here, so the
 * message goes to the spy. Any other action is named in a warning.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function notify({ alarm, standing }: WatchedAlarm, before: AlarmState, { app, spy }: Notifying): void {
  for (const action of alarm.actions[standing.state]) {
    if (action.split(":")[2] !== "sns") {
      spy.tell({ kind: "warning", text: `The alarm ${alarm.name} asks for ${action}, which is not emulated.` });
      continue;
    }
    spy.tell({
      kind: "notification-published",
      topic: action,
      subject: `${standing.state}: "${alarm.name}" in ${app.region}`,
      message: JSON.stringify({
        AlarmName: alarm.name,
        AlarmDescription: alarm.description,
        AWSAccountId: app.accountId,
        NewStateValue: standing.state,
        NewStateReason: standing.reason,
        StateChangeTime: new Date(standing.since).toISOString(),
        Region: app.region,
        AlarmArn: alarm.arn,
        OldStateValue: before,
      }),
    });
  }
}

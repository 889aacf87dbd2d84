import { awsFault } from "../../aws-fault.ts";
import type { AlarmState } from "../alarms/alarm.ts";
import { textIn, type CloudWatchOperation } from "./context.ts";

const STATES: readonly string[] = ["OK", "ALARM", "INSUFFICIENT_DATA"] satisfies AlarmState[];

/**
 * The state lasts until the next evaluation.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
export const setAlarmState: CloudWatchOperation =
  ({ alarms }) =>
  (input) => {
    const name = textIn(input, "AlarmName");
    const state = textIn(input, "StateValue");
    if (!STATES.includes(state)) throw awsFault("InvalidParameterValue", `${state} is no state of an alarm.`);
    const watched = alarms.all.find(({ alarm }) => alarm.name === name);
    if (!watched) throw awsFault("ResourceNotFound", `There is no alarm ${name}.`, { status: 404 });
    alarms.set(watched, state as AlarmState, textIn(input, "StateReason"));
    return {};
  };

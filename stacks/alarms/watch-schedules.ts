import { ofSchedule } from "../metrics.ts";
import { AT_ONCE } from "../numbers.ts";
import { schedulesMade } from "../schedule.ts";
import { createAlarm } from "./create-alarm.ts";
import type { Pager } from "./pager.ts";

/** An alarm for each schedule that could not start its function. That the function failed is the function's own alarm. */
export function watchSchedules(pager: Pager): void {
  for (const { name, rule } of schedulesMade()) {
    createAlarm(pager, `${name}ScheduleFailed`, {
      description: `The schedule of ${name} could not invoke it. Most often the function's policy is missing: deploy again with npx sst deploy --stage ${$app.stage}. It will be tried at its next time.`,
      metric: ofSchedule(rule, "FailedInvocations"),
      rhythm: AT_ONCE,
      treatMissingData: "notBreaching",
    });
  }
}

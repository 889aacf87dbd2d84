import { functionsMade } from "../function.ts";
import { ofFunction } from "../metrics.ts";
import { AT_ONCE, LASTING } from "../numbers.ts";
import { named } from "../stage.ts";
import { createAlarm } from "./create-alarm.ts";
import type { Pager } from "./pager.ts";

/** Two alarms for each function that has been made so far, whatever it is for: none can be without. */
export function watchFunctions(pager: Pager): void {
  for (const { name, service, fn } of functionsMade()) {
    const log = `Its log: aws logs tail /aws/lambda/${named(name)} --since 30m --filter-pattern '?ERROR ?CRITICAL ?Task'.`;
    createAlarm(pager, `${name}Errors`, {
      description: `${service} threw, was killed or ran out of time; what it was given is tried again. ${log}`,
      metric: ofFunction(fn, "Errors"),
      rhythm: AT_ONCE,
      treatMissingData: "notBreaching",
    });
    createAlarm(pager, `${name}Throttles`, {
      description: `${service} has been refused by Lambda for minutes: the account's concurrency is used up. Nothing is lost, everything waits. Look: aws lambda get-account-settings; the limit is raised in Service Quotas.`,
      metric: ofFunction(fn, "Throttles"),
      rhythm: LASTING,
      treatMissingData: "notBreaching",
    });
  }
}

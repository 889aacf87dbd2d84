import { ofQueue } from "../metrics.ts";
import { DEAD_LETTER_AGE_ALARM_S, HELD } from "../numbers.ts";
import { createAlarm } from "./create-alarm.ts";
import type { Pager } from "./pager.ts";

/** What a queue of failures holds, in words. */
export interface FailurePlace {
  readonly queue: sst.aws.Queue;
  /** What it means that something lies there. */
  readonly meaning: string;
  /** What to do, with the command. */
  readonly mend: string;
}

/**
 * Two alarms: something lies there, and it lies there so long that it was forgotten (rule 10). SQS tells the age only of a queue
 * that holds something, and its depth for hours after as well; so an age counts while there is a depth, or its alarm would
 * keep ringing over an empty queue.
 */
export function watchDeadLetters(pager: Pager, name: string, { queue, meaning, mend }: FailurePlace): void {
  createAlarm(pager, `${name}Depth`, {
    description: `${meaning} ${mend}`,
    metric: ofQueue(queue, "ApproximateNumberOfMessagesVisible"),
    rhythm: HELD,
    treatMissingData: "ignore",
  });
  createAlarm(pager, `${name}Age`, {
    description: `Something has lain there for six days; after fourteen SQS deletes it. ${mend}`,
    metric: {
      expression: "(visible > 0) * FILL(age, 0)",
      of: {
        visible: ofQueue(queue, "ApproximateNumberOfMessagesVisible"),
        age: ofQueue(queue, "ApproximateAgeOfOldestMessage"),
      },
    },
    threshold: DEAD_LETTER_AGE_ALARM_S,
    rhythm: HELD,
    treatMissingData: "ignore",
  });
}

import { DEAD_LETTER_AGE_ALARM_S, HELD } from "../numbers.ts";
import { createAlarm } from "./create-alarm.ts";
import { ofQueue } from "./metrics.ts";

/** What a queue of failures holds, in words. */
export interface FailurePlace {
  readonly queue: sst.aws.Queue;
  /** What it means that something lies there. */
  readonly meaning: string;
  /** What to do, with the command. */
  readonly mend: string;
}

/** Two alarms: something lies there, and it lies there so long that it was forgotten (rule 10). */
export function watchDeadLetters(topic: sst.aws.SnsTopic, name: string, { queue, meaning, mend }: FailurePlace): void {
  createAlarm(topic, `${name}Depth`, {
    description: `${meaning} ${mend}`,
    metric: ofQueue(queue, "ApproximateNumberOfMessagesVisible"),
    rhythm: HELD,
    treatMissingData: "ignore",
  });
  createAlarm(topic, `${name}Age`, {
    description: `Something has lain there for six days; after fourteen SQS deletes it. ${mend}`,
    metric: ofQueue(queue, "ApproximateAgeOfOldestMessage"),
    threshold: DEAD_LETTER_AGE_ALARM_S,
    rhythm: HELD,
    treatMissingData: "ignore",
  });
}

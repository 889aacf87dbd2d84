import { ofService } from "../metrics.ts";
import { ARCHIVE_AFTER_DAYS, HELD } from "../numbers.ts";
import { named } from "../stage.ts";
import { streambridge } from "./commands.ts";
import { createAlarm } from "./create-alarm.ts";
import type { Pager } from "./pager.ts";

/**
 * Rings for as long as failures lie in the bucket: dead letters that were moved to the archive, whose queue's alarm says that
 * all is well (rule 10), and what the bridge's mapping gave up. The keeper tells the count four times a day, and in between
 * an alarm stays as it is.
 */
export function watchArchive(pager: Pager): void {
  watchDepth(pager, "ArchiveDepth", {
    meaning: `Failures that nobody saw to for ${ARCHIVE_AFTER_DAYS} days, or that a consumer left behind when it left the program, lie in the archive; the alarms of their queues have ended.`,
    place: "archive",
  });
  watchDepth(pager, "GivenUpDepth", {
    meaning: "Records that the bridge's mapping gave up after 20 hours still lie in the Failures bucket.",
    place: "stream",
  });
}

function watchDepth(
  pager: Pager,
  name: "ArchiveDepth" | "GivenUpDepth",
  { meaning, place }: { readonly meaning: string; readonly place: string },
): void {
  const failures = (verb: string): string => streambridge(`failures ${verb} --place ${place}`);
  createAlarm(pager, name, {
    description: `${meaning} See them: ${failures("list")}; mend the cause, then: ${failures("redrive")}. This ends when the keeper has counted again, within six hours; at once: aws lambda invoke --function-name ${named("Keeper")} counted.json.`,
    metric: { ...ofService("keeper", name), stat: "Maximum" },
    rhythm: HELD,
    treatMissingData: "ignore",
  });
}

import { ofService } from "../metrics.ts";
import { ARCHIVE_AFTER_DAYS, AT_ONCE } from "../numbers.ts";
import { streambridge } from "./commands.ts";
import { createAlarm } from "./create-alarm.ts";
import type { Pager } from "./pager.ts";

/**
 * Rings when dead letters are moved to the archive. Their queue is empty then, and its own alarm says that all is well, while
 * nobody has done anything about them (rule 10).
 */
export function watchArchive(pager: Pager): void {
  createAlarm(pager, "DeadLettersArchived", {
    description: `Failures that nobody saw to for ${ARCHIVE_AFTER_DAYS} days were moved to the archive, so that the alarms of their queues end. They are not mended, and nothing rings for them again. See them: ${streambridge("failures list --place archive")}; mend the cause, then: ${streambridge("failures redrive --place archive")}.`,
    metric: ofService("keeper", "DeadLettersArchived"),
    rhythm: AT_ONCE,
    treatMissingData: "notBreaching",
  });
}

import type { ArchiveSettings } from "../archives/archive.ts";
import { checkDescription, patternOf } from "./check-members.ts";
import { invalidValue } from "./context.ts";

/** What CreateArchive and UpdateArchive say of an archive. */
export interface ArchiveInput {
  readonly Description?: string | undefined;
  readonly EventPattern?: string | undefined;
  readonly RetentionDays?: number | undefined;
}

/** Reads what is given of an archive's settings. @throws AwsFault `ValidationException`, `InvalidEventPatternException`. */
export function archiveSettings({ Description, EventPattern, RetentionDays }: ArchiveInput): Partial<ArchiveSettings> {
  checkDescription(Description);
  if (RetentionDays !== undefined && RetentionDays < 0) {
    throw invalidValue(String(RetentionDays), "retentionDays", "Member must have value greater than or equal to 0");
  }
  if (EventPattern !== undefined) patternOf(EventPattern);
  return {
    ...(Description !== undefined && { description: Description }),
    ...(EventPattern !== undefined && { eventPattern: EventPattern }),
    ...(RetentionDays !== undefined && { retentionDays: RetentionDays }),
  };
}

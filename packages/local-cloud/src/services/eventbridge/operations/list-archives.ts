import type { ListArchivesRequest } from "@aws-sdk/client-eventbridge";
import { busOf, operation } from "./context.ts";
import { describeArchive } from "./describe.ts";
import { checkFilters } from "./list-filters.ts";
import { page } from "./page.ts";

const STATES = ["ENABLED", "DISABLED", "CREATING", "UPDATING", "CREATE_FAILED", "UPDATE_FAILED"];

/** Archives are ENABLED as soon as they are made. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListArchives.html */
export const listArchives = operation<ListArchivesRequest>((context, input) => {
  checkFilters(input, "ListArchives", STATES);
  const bus = input.EventSourceArn === undefined ? undefined : busOf(context, input.EventSourceArn);
  const wanted = context.archives.all.filter(
    (archive) =>
      archive.name.startsWith(input.NamePrefix ?? "") &&
      (bus === undefined || archive.bus === bus.name) &&
      (input.State ?? "ENABLED") === "ENABLED",
  );
  const { items, ...next } = page(wanted, input);
  return { Archives: items.map((archive) => describeArchive(archive, context.clock)), ...next };
});

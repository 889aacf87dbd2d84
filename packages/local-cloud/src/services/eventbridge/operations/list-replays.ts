import type { ListReplaysRequest } from "@aws-sdk/client-eventbridge";
import { operation } from "./context.ts";
import { describeReplay } from "./describe.ts";
import { checkFilters } from "./list-filters.ts";
import { page } from "./page.ts";

const STATES = ["CANCELLED", "CANCELLING", "COMPLETED", "FAILED", "RUNNING", "STARTING"];

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListReplays.html */
export const listReplays = operation<ListReplaysRequest>((context, input) => {
  checkFilters(input, "ListReplays", STATES);
  const wanted = context.replays.all.filter(
    ({ name, archive, state }) =>
      name.startsWith(input.NamePrefix ?? "") &&
      archive.arn === (input.EventSourceArn ?? archive.arn) &&
      state === (input.State ?? state),
  );
  const { items, ...next } = page(wanted, input);
  return { Replays: items.map((replay) => describeReplay(replay)), ...next };
});

import { MOST_BATCH_ENTRIES } from "../../../limits.ts";
import { isAwsFault } from "../../aws-fault.ts";
import { emptyBatchRequest, entryIdsNotDistinct, invalidEntryId, tooManyEntries } from "../faults.ts";
import { text } from "./context.ts";

/** One entry of a batch request. */
export type Entry = Readonly<Record<string, unknown>>;

/** What a batch request answers: each entry in one of the two lists. */
export interface BatchAnswer {
  readonly Successful: readonly Entry[];
  readonly Failed?: readonly Entry[];
}

const ENTRY_ID = /^[\w-]{1,80}$/;

/**
 * The entries of a batch request.
 *
 * @param shape AWS's name of one entry, which its refusal of an empty batch quotes.
 * @throws AwsFault for what fails the whole request: none, more than ten, ids that are wrong or repeated.
 */
export function entriesOf(input: Entry, shape: string): readonly Entry[] {
  const entries = (input["Entries"] ?? []) as readonly Entry[];
  if (entries.length === 0) throw emptyBatchRequest(shape);
  if (entries.length > MOST_BATCH_ENTRIES) throw tooManyEntries(MOST_BATCH_ENTRIES, entries.length);
  const seen = new Set<string>();
  for (const entry of entries) {
    const id = text(entry, "Id");
    if (!ENTRY_ID.test(id)) throw invalidEntryId();
    if (seen.has(id)) throw entryIdsNotDistinct(id);
    seen.add(id);
  }
  return entries;
}

/** Does the work of each entry; what AWS refuses of one leaves the others alone. */
export function answerEach(entries: readonly Entry[], work: (entry: Entry) => Entry | void): BatchAnswer {
  const Successful: Entry[] = [];
  const Failed: Entry[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry["Id"], ...work(entry) });
    } catch (thrown) {
      if (!isAwsFault(thrown)) throw thrown;
      Failed.push({
        Id: entry["Id"],
        Code: thrown.queryCode ?? thrown.name,
        Message: thrown.message,
        SenderFault: true,
      });
    }
  }
  return { Successful, ...(Failed.length > 0 && { Failed }) };
}

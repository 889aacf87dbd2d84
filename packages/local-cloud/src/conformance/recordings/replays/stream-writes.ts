import { at, parameterOf, type Recording } from "../recording.ts";
import type { ItemWrite } from "../rooms/table-room.ts";

/**
 * The writes of a recorded filter test: those that passed are in the recording, the one that the filter dropped is made
 * here.
 *
 * @returns all writes, and how many of them came before the function's events were looked at the first time.
 */
export function secondWrite(recording: Recording): { readonly writes: readonly ItemWrite[]; readonly first: number } {
  const passed = writesIn(recording, "lambda-log-events");
  const all = writesIn(recording, "lambda-multiple-log-events");
  if (all.length > passed.length) return { writes: all, first: passed.length };
  const [one] = passed;
  if (one === undefined) return { writes: all, first: 0 };
  return { writes: [...passed, dropped(one, parameterOf(recording))], first: passed.length };
}

function writesIn({ content }: Recording, key: string): readonly ItemWrite[] {
  const events = at(content, key) as readonly { readonly Records: readonly unknown[] }[];
  return events
    .flatMap(({ Records }) => Records)
    .map((record) => ({
      keys: at(record, "dynamodb", "Keys") as ItemWrite["keys"],
      item: at(record, "dynamodb", "NewImage") as NonNullable<ItemWrite["item"]>,
    }));
}

/** A write that the filter of a test must drop. */
function dropped({ keys }: ItemWrite, parameter: string): ItemWrite {
  // Filters on the name of the event: the same item again, so that it is a MODIFY.
  if (/insert|multiple/.test(parameter)) return { keys, item: { ...keys, changed: { S: "yes" } } };
  const [key = "id"] = Object.keys(keys);
  const other = { [key]: { S: "another" } };
  const attributes: Readonly<Record<string, object>> = {
    numeric_filter: { numericFilter: { N: "101" } },
    prefix_filter: { prefix: { S: "elsewhere" } },
  };
  return { keys: other, item: { ...other, ...(attributes[parameter] ?? { absentKey: { S: "value" } }) } };
}

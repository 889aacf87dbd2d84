import { StreambridgeError } from "@streambridge/errors";
import { Screen } from "../../local/screen/screen.ts";
import type { Out } from "../../local/screen/paint.ts";
import { readParkList, roomFor, writeParkList } from "../park/park-list.ts";
import { count } from "../print/ages.ts";
import type { ReachOptions } from "../reach.ts";
import { onStage } from "../stage.ts";
import { EXIT, writeJson } from "./options.ts";

/** What `failures park` is asked. */
export interface ParkOptions extends ReachOptions {
  /** The record's eventID; undefined shows the list. */
  readonly eventID: string | undefined;
  /** Whether to take it off the list. */
  readonly remove: boolean;
  readonly json: boolean;
  readonly out: Out;
}

/** What Lambda names records by. A comma would be two. */
const EVENT_ID = /^[\w-]{1,128}$/;

/**
 * Puts a record on the list of those that the bridge parks without looking at them, or takes it off: the way past a record
 * that kills the bridge's process (rule 1).
 *
 * @returns the exit code: 0
 * @throws StreambridgeError `USAGE` for what is no eventID or is not on the list; `PARK_UNSEEN_FULL`; as `onStage` does
 */
export async function park(options: ParkOptions): Promise<number> {
  const { eventID, remove } = options;
  if (eventID === undefined && remove) throw usage("no eventID was named");
  if (eventID !== undefined && !EVENT_ID.test(eventID)) throw usage(`${eventID} is no eventID of a stream record`);
  return onStage(options, async (stage) => {
    const before = await readParkList(stage);
    const after = eventID === undefined ? before : changed(before, eventID, remove);
    if (after.length !== before.length) await writeParkList(stage, after);
    tell(options, after);
    return EXIT.done;
  });
}

function changed(list: readonly string[], eventID: string, remove: boolean): readonly string[] {
  const others = list.filter((one) => one !== eventID);
  if (remove && others.length === list.length) throw usage(`${eventID} is not on the list`);
  return remove ? others : [...others, eventID];
}

function tell({ eventID, remove, json, out, stage }: ParkOptions, list: readonly string[]): void {
  if (json) return writeJson(out, { stage, parkUnseen: list });
  const screen = new Screen(out);
  if (eventID !== undefined && remove) screen.line(`${eventID} is off the list; the bridge knows within a minute.`);
  if (eventID !== undefined && !remove) {
    screen.line(`${eventID} is on the list: within a minute the bridge parks it as PARKED_UNSEEN and goes on.`);
    screen.line(
      `When its cause is mended: failures redrive --cause PARKED_UNSEEN, then failures park ${eventID} --remove.`,
    );
  }
  const names = list.length === 0 ? "" : `: ${list.join(", ")}`;
  screen.line(`${count(list.length, "record")} on the list, which has room for about ${roomFor(list)} more${names}`);
}

function usage(sentence: string): StreambridgeError {
  return new StreambridgeError("USAGE", sentence, {
    mend: "The bridge's log and `failures show` name records by eventID; `failures park` alone shows the list.",
  });
}

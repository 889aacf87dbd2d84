import { ACCOUNT_ID, DEFAULT_REGION } from "../../graph/recording/account.ts";
import { compare } from "../comparing/compare.ts";
import type { Difference, Verdict } from "../verdict.ts";
import type { Recording } from "./recording.ts";
import type { NotReplayed, Replay } from "./replay.ts";
import { withoutPositions } from "./replays/patterns.ts";
import type { Rooms } from "./rooms/rooms.ts";

const ACCOUNT = { region: DEFAULT_REGION, accountId: ACCOUNT_ID };

/** Replays a recording by the first scenario that is for it, and compares what happened with it. */
export async function runRecording(
  recorded: Recording,
  replays: readonly (Replay | NotReplayed)[],
  rooms: Rooms,
): Promise<Verdict> {
  const recording = withoutPositions(recorded);
  const replay = replays.find(({ tests }) => tests.test(recording.test));
  const name = recording.test;
  if (replay === undefined) return { name, differences: [], leftOut: "there is no scenario for it" };
  if ("because" in replay) return { name, differences: [], leftOut: replay.because };
  const lacking = replay.lacks?.(recording);
  if (lacking !== undefined) return { name, differences: [], leftOut: lacking };
  const happened = await replay.run(recording, rooms);
  return { name, differences: differencesOf(without(recording.content, replay.leavesOut), happened) };
}

function without(
  content: Recording["content"],
  leavesOut: Replay["leavesOut"] = {},
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(content).filter(([name]) => !(name in leavesOut)));
}

function differencesOf(recorded: object, happened: object): readonly Difference[] {
  return compare(recorded, happened, { account: ACCOUNT });
}

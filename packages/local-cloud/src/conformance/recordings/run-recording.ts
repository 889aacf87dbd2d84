import { ACCOUNT_ID, DEFAULT_REGION } from "../../graph/recording/account.ts";
import { compare } from "../comparing/compare.ts";
import type { Verdict } from "../verdict.ts";
import type { Recording } from "./recording.ts";
import type { NotReplayed, Replay } from "./replay.ts";
import { replays } from "./replays/index.ts";
import { withoutPositions } from "./replays/patterns.ts";
import type { Rooms } from "./rooms/rooms.ts";

const ACCOUNT = { region: DEFAULT_REGION, accountId: ACCOUNT_ID };

/** The scenario of a recording: the first whose tests it is among. */
export function scenarioOf({ test }: Recording): Replay | NotReplayed | undefined {
  return replays.find(({ tests }) => tests.test(test));
}

/** Replays a recording, and compares what happened with it. */
export async function runRecording(recorded: Recording, rooms: Rooms): Promise<Verdict> {
  const recording = withoutPositions(recorded);
  const name = recording.test;
  const replay = scenarioOf(recording);
  const leftOut = replay === undefined ? "there is no scenario for it" : whyNot(replay, recording);
  if (replay === undefined || "because" in replay || leftOut !== undefined) {
    return { name, differences: [], ...(leftOut !== undefined && { leftOut }) };
  }
  const compared = Object.entries(recording.content).filter(([key]) => !(key in (replay.leavesOut ?? {})));
  const happened = await replay.run(recording, rooms);
  return { name, differences: compare(Object.fromEntries(compared), happened, { account: ACCOUNT }) };
}

function whyNot(replay: Replay | NotReplayed, recording: Recording): string | undefined {
  return "because" in replay ? replay.because : replay.lacks?.(recording);
}

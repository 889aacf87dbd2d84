import type { Case } from "../verdict.ts";
import { recordingsIn } from "./recording.ts";
import { runRecording } from "./run-recording.ts";

/** The cases of a file of recordings in this folder; none where the value has another shape. */
export function readRecordings(value: unknown, folder: string): readonly Case[] {
  return recordingsIn(value, folder).map((recording) => ({
    name: recording.test,
    run: (rooms) => runRecording(recording, rooms),
  }));
}

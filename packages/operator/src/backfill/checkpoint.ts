import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import type { Progress } from "./progress.ts";
import type { Totals } from "./totals.ts";

/** A backfill that is not done, as it lies in a file. */
export interface Checkpoint {
  /** Names the backfill: what is asked for twice under it makes the same events. */
  readonly run: string;
  readonly stage: string;
  readonly consumer: string;
  readonly progress: Progress;
  readonly totals: Totals;
}

/**
 * Reads the checkpoint of a backfill that was interrupted; undefined when there is none.
 *
 * @throws StreambridgeError `USAGE` for a file that is none
 */
export function readCheckpoint(path: string): Checkpoint | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const checkpoint = JSON.parse(readFileSync(path, "utf8")) as Partial<Checkpoint>;
    const { run, stage, consumer, progress, totals } = checkpoint;
    if (run !== undefined && stage !== undefined && consumer !== undefined && progress && totals)
      return { run, stage, consumer, progress, totals };
  } catch {
    // Told below, like any other file that is none.
  }
  throw new StreambridgeError("USAGE", `${path} is no checkpoint of a backfill`, {
    mend: "Name another file with --checkpoint, or take this one away.",
  });
}

/**
 * Sees that a checkpoint can be written, before anything is done that it would have to say.
 *
 * @throws StreambridgeError `USAGE` when it cannot
 */
export function prepareCheckpoint(path: string): void {
  const trial = besideOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(trial, "a"));
    rmSync(trial);
  } catch (cause) {
    throw new StreambridgeError("USAGE", `the checkpoint ${path} cannot be written: ${(cause as Error).message}`, {
      cause,
      mend: "Name a file with --checkpoint in a folder that you may write to. Nothing was sent.",
    });
  }
}

/** Writes a checkpoint so that the file holds the one before or this one, whatever happens meanwhile. */
export function writeCheckpoint(path: string, checkpoint: Checkpoint): void {
  const beside = besideOf(path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(beside, JSON.stringify(checkpoint));
  renameSync(beside, path);
}

/** Where a checkpoint is written before it takes its place: a file of this process alone, for two may be at work. */
function besideOf(path: string): string {
  return `${path}.${process.pid}.new`;
}

/** When a checkpoint was written, ISO 8601: rows that were read before it are not read again. */
export function writtenAt(path: string): string {
  return statSync(path).mtime.toISOString();
}

/** Takes a checkpoint away: there is nothing to go on with. */
export function removeCheckpoint(path: string): void {
  rmSync(path, { force: true });
}

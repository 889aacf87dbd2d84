import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findRunning, noteRunning, RUNNING_FILE } from "./running.ts";

let project: string;
beforeEach(() => void (project = mkdtempSync(join(tmpdir(), "running-"))));
afterEach(() => rmSync(project, { recursive: true }));

const here = { endpoint: "http://127.0.0.1:1", region: "us-east-1", stage: "local", pid: process.pid };
/** Linux counts processes up to 4,194,304. */
const DEAD = 4_194_305;

test("a stack that runs is found until its note is taken away", () => {
  const forget = noteRunning(project, here);
  expect(findRunning(project)).toEqual(here);
  forget();
  expect(findRunning(project)).toBeUndefined();
});

test("the note of a process that is dead counts for nothing", () => {
  noteRunning(project, { ...here, pid: DEAD });
  expect(findRunning(project)).toBeUndefined();
});

test("a note that cannot be read counts for nothing", () => {
  noteRunning(project, here);
  writeFileSync(join(project, RUNNING_FILE), "{");
  expect(findRunning(project)).toBeUndefined();
});

test("who ends leaves the note of another run", () => {
  const forget = noteRunning(project, { ...here, pid: DEAD });
  noteRunning(project, here);
  forget();
  expect(existsSync(join(project, RUNNING_FILE))).toBe(true);
});

test("when a second run ends, the first one that still stands is found again", () => {
  noteRunning(project, here);
  const forget = noteRunning(project, { ...here, endpoint: "http://127.0.0.1:2", pid: process.ppid });
  expect(findRunning(project)?.endpoint).toBe("http://127.0.0.1:2");
  forget();
  expect(findRunning(project)).toEqual(here);
});

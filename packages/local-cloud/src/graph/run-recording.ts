import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { StreambridgeError } from "@streambridge/errors";
import type { RecordOptions } from "./graph.ts";
import { RECORDING_TIMEOUT_MS } from "../limits.ts";
import type { Recording } from "./recording/record.ts";
import { ANSWER_FILE, type RecordingAnswer, type RecordingRequest } from "./recording/request.ts";

const RECORDER = join(import.meta.dirname, "recording/main.ts");

/**
 * Records a program in a process of its own, which is ended before this returns or throws.
 *
 * The process sees nothing of this one's environment but where programs and temporary files are, so that a graph depends
 * on the program, the stage and the secrets alone, and no credentials are in reach.
 *
 * @throws StreambridgeError `STACK_FAILED` with the program's own first error; `PLATFORM_FAILED` when SST's platform is
 * not there.
 */
export async function runRecording(options: RecordOptions): Promise<Recording> {
  const { project, stage, secrets = {} } = options;
  if (!existsSync(join(project, ".sst/platform/node_modules"))) {
    throw new StreambridgeError("PLATFORM_FAILED", `SST's platform is not there: ${join(project, ".sst/platform")}`, {
      mend: "Prepare it first: `npm start` and `npm test` do; `sst install` is SST's own way.",
    });
  }
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "resource-graph-")));
  const request: RecordingRequest = { project: realpathSync(project), stage, secrets, scratch };
  try {
    const output = await runToEnd(request);
    const answer = readAnswer(scratch, output);
    if (answer.ok) return answer;
    throw programFailed(answer, request);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runToEnd(request: RecordingRequest): Promise<string> {
  const recorder = spawn(process.execPath, ["--enable-source-maps", RECORDER, JSON.stringify(request)], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: RECORDING_TIMEOUT_MS,
    killSignal: "SIGKILL",
    env: { PATH: process.env["PATH"], HOME: request.scratch, TMPDIR: tmpdir() },
  });
  const end = (): void => void recorder.kill("SIGKILL");
  process.once("exit", end);
  try {
    const ended = new Promise<void>((resolve, reject) => recorder.once("error", reject).once("close", () => resolve()));
    const [out, err] = await Promise.all([text(recorder.stdout), text(recorder.stderr), ended]);
    return out + err;
  } finally {
    process.off("exit", end);
  }
}

function readAnswer(scratch: string, output: string): RecordingAnswer {
  try {
    return JSON.parse(readFileSync(join(scratch, ANSWER_FILE), "utf8")) as RecordingAnswer;
  } catch (cause) {
    throw new StreambridgeError("STACK_FAILED", `the program did not come to an end: ${output.trim() || "no output"}`, {
      mend: `A timer or a server in sst.config.ts keeps it running; it is ended after ${RECORDING_TIMEOUT_MS / 1000} s.`,
      cause,
    });
  }
}

function programFailed(
  { message, stack }: Extract<RecordingAnswer, { ok: false }>,
  { project, stage }: RecordingRequest,
): StreambridgeError {
  const place = ownPlace(stack, project);
  return new StreambridgeError("STACK_FAILED", message, {
    ...(place !== undefined && { mend: `Look at ${place}.` }),
    detail: { project, stage, stack },
  });
}

/** The first line of a stack trace that is in the project's own sources, as `stacks/bus.ts:14`. */
function ownPlace(stack: string | undefined, project: string): string | undefined {
  const files = [...(stack ?? "").matchAll(/\((\/[^()]+):(\d+):\d+\)/g)];
  const own = files.find(([, file = ""]) => file.startsWith(`${project}/`) && !/\/(?:node_modules|\.sst)\//.test(file));
  return own && `${own[1]?.slice(project.length + 1)}:${own[2]}`;
}

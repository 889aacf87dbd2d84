import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filled, holds, type Contexts, type Standing } from "./evaluate.ts";
import type { Job, Step } from "./workflow.ts";

/** What stands in for an action: does what it does and answers whether it succeeded. */
export type Action = (inputs: Readonly<Record<string, string>>) => boolean;

/** Where a job runs. */
export interface Runner {
  /** The folder in which scripts run. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** By the name before the `@`; an action that is not there does nothing and succeeds. */
  readonly actions: Readonly<Record<string, Action>>;
  readonly contexts: Contexts;
  /** How the jobs stand that this one needs. */
  readonly needed: Standing;
}

/** What became of one step. */
export interface RanStep {
  readonly step: Step;
  readonly outcome: "success" | "failure" | "skipped";
  /** Of a script. */
  readonly exit?: number;
  readonly log: string;
}

/** What became of a job, and what stands on the page of the run. */
export interface RanJob {
  readonly result: "success" | "failure" | "skipped";
  readonly steps: readonly RanStep[];
  readonly summary: string;
}

/** Runs a job's scripts as they stand, in a shell, the way GitHub's runner does; actions are stood in for. */
export async function runJob(job: Job, runner: Runner): Promise<RanJob> {
  const { contexts, needed } = runner;
  if (!holds(job.if, contexts, needed)) return { result: "skipped", steps: [], summary: "" };
  const scratch = mkdtempSync(join(tmpdir(), "streambridge-runner-"));
  const summary = join(scratch, "summary.md");
  writeFileSync(summary, "");
  const ran: RanStep[] = [];
  let standing: Standing = "success";
  for (const step of job.steps) {
    const outcomes = Object.fromEntries(
      ran.flatMap(({ step: { id }, outcome }) => (id === undefined ? [] : [[id, { outcome }]])),
    );
    const one = await runStep(step, { ...runner, contexts: { ...contexts, steps: outcomes } }, standing, scratch);
    ran.push(one);
    if (one.outcome === "failure" && step["continue-on-error"] !== true) standing = "failure";
  }
  const text = readFileSync(summary, "utf8");
  rmSync(scratch, { recursive: true });
  return { result: standing === "success" ? "success" : "failure", steps: ran, summary: text };
}

async function runStep(step: Step, runner: Runner, standing: Standing, scratch: string): Promise<RanStep> {
  const { actions, contexts } = runner;
  if (!holds(step.if, contexts, standing)) return { step, outcome: "skipped", log: "" };
  if (step.run !== undefined) return runScript(step, step.run, runner, scratch);
  const [name = ""] = (step.uses ?? "").split("@");
  const inputs = Object.entries(step.with ?? {}).map(([key, value]) => [key, filled(String(value), contexts)] as const);
  const done = actions[name]?.(Object.fromEntries(inputs)) ?? true;
  return { step, outcome: done ? "success" : "failure", log: "" };
}

/**
 * A step that names its shell gets pipefail as well.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#exit-codes-and-error-action-preference
 */
const SHELL = { unnamed: ["-e"], bash: ["--noprofile", "--norc", "-eo", "pipefail"] } as const;

function runScript(step: Step, script: string, { folder, env, contexts }: Runner, scratch: string): Promise<RanStep> {
  const file = join(scratch, "step.sh");
  writeFileSync(file, script);
  const own = Object.entries(step.env ?? {}).map(([key, value]) => [key, filled(value, contexts)] as const);
  const options = {
    cwd: folder,
    env: { ...env, ...Object.fromEntries(own), GITHUB_STEP_SUMMARY: join(scratch, "summary.md") },
  };
  return new Promise((resolve) => {
    const child = execFile(
      "bash",
      [...SHELL[step.shell === "bash" ? "bash" : "unnamed"], file],
      options,
      (error, out, err) => {
        const exit = child.exitCode ?? 1;
        resolve({ step, outcome: error === null ? "success" : "failure", exit, log: `${out}${err}` });
      },
    );
  });
}

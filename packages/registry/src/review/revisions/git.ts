import { spawnSync } from "node:child_process";
import { StreambridgeError } from "@streambridge/errors";
import { GIT_OUTPUT_BYTES } from "../limits.ts";

/** What git answered: its exit code and both streams. */
export interface GitAnswer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Asks git in a folder, in no language but its own and with nothing of the person's set-up that changes output.
 *
 * @throws StreambridgeError `REVISIONS_UNREADABLE` when there is no git.
 */
export function askGit(folder: string, args: readonly string[], input = ""): GitAnswer {
  const answer = spawnSync("git", ["-C", folder, "--no-pager", ...args], {
    input,
    encoding: "utf8",
    maxBuffer: GIT_OUTPUT_BYTES,
    env: { ...withoutGit(process.env), LC_ALL: "C" },
  });
  if (answer.error !== undefined) {
    throw new StreambridgeError("REVISIONS_UNREADABLE", `git cannot be run: ${answer.error.message}`, {
      mend: "Install git, or compare two folders: streambridge schema review --from DIR --to DIR",
      cause: answer.error,
    });
  }
  return { status: answer.status ?? 1, stdout: answer.stdout, stderr: answer.stderr };
}

/**
 * As {@link askGit}, for questions that have an answer.
 *
 * @throws StreambridgeError `REVISIONS_UNREADABLE`, with git's own words, when it has none.
 */
export function git(folder: string, args: readonly string[], input = ""): string {
  const { status, stdout, stderr } = askGit(folder, args, input);
  if (status === 0) return stdout;
  throw new StreambridgeError("REVISIONS_UNREADABLE", `git ${args[0]} failed: ${stderr.trim()}`, {
    detail: { args: [...args], status },
  });
}

/** Inside a hook git points every git at its own repository; here the folder decides. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX)$/.test(name)),
  );
}

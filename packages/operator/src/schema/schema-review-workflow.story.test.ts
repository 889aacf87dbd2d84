import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { commitAll, gitIn } from "@streambridge/registry/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Standing } from "./testing/evaluate.ts";
import { startGitHub, TOKEN, type GitHub } from "./testing/git-hub.ts";
import { runJob, type RanJob } from "./testing/run-job.ts";
import type { Workflow } from "./testing/workflow.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const MAIN = join(import.meta.dirname, "../main.ts");
const V2 = "schemas/users/UserRegistered/v2.json";

const { jobs } = parse(readFileSync(join(WORKSPACE, ".github/workflows/schema-review.yml"), "utf8")) as Workflow<
  "review" | "publish"
>;

/** Stands in for `npx pnpm`: installs nothing, and runs our command from here. */
const NPX = `#!/bin/sh
case "$*" in *" install "*) exit "\${INSTALL_EXIT:-0}" ;; esac
while [ "$1" != streambridge ]; do shift; done
shift
exec "${process.execPath}" "${MAIN}" "$@"
`;

/** What GitHub's machines have, and this one has not. */
const missing = ["bash", "curl", "jq"].filter((tool) => spawnSync(tool, ["--version"]).status !== 0);

const root = mkdtempSync(join(tmpdir(), "streambridge-workflow-"));
const checkout = join(root, "checkout");
const git = gitIn(checkout);
const elsewhere = join(root, "elsewhere");
/** Where artifacts are kept between the jobs. */
const kept = join(root, "artifacts");
let uploaded: readonly Readonly<Record<string, string>>[] = [];
let gitHub: GitHub;

beforeAll(async () => {
  gitHub = await startGitHub();
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin/npx"), NPX);
  chmodSync(join(root, "bin/npx"), 0o755);
  for (const path of ["schemas", "packages/consumers"]) {
    cpSync(join(WORKSPACE, path), join(checkout, path), {
      recursive: true,
      filter: (file) => !/node_modules|tsconfig/.test(file),
    });
  }
  git("init", "--quiet", "--initial-branch=main");
  commitAll(git);
  git("init", "--quiet", "--bare", join(root, "origin.git"));
  git("remote", "add", "origin", join(root, "origin.git"));
  git("push", "--quiet", "origin", "main");
});
afterAll(async () => {
  await gitHub.close();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(({ skip }) => {
  skip(missing.length > 0, `there is no ${missing.join(", no ")} here`);
  mkdirSync(elsewhere);
  git("checkout", "--quiet", "--detach", "origin/main");
});
afterEach(() => {
  Object.assign(gitHub, { failing: undefined });
  gitHub.comments.length = 0;
  gitHub.asked.length = 0;
  uploaded = [];
  rmSync(kept, { recursive: true, force: true });
  rmSync(elsewhere, { recursive: true, force: true });
  git("reset", "--quiet", "--hard");
  git("clean", "--quiet", "-d", "--force");
});

describe("the workflow, in a shell", () => {
  test("a change that breaks a reader fails the job by the command's own exit code, at its lines and on the run's page", async () => {
    rename("surname");
    const ran = await review();
    expect(ran.result).toBe("failure");
    const step = ran.steps.find(({ step: { name } }) => name === "Review");
    expect(step).toMatchObject({ outcome: "failure", exit: 3 });
    expect(step?.log).toMatch(/^::error file=schemas\/users\/UserRegistered\/v2\.json,line=\d+,/m);
    expect(ran.summary).toMatch(/^<!-- streambridge schema review -->\n## Schema review: 2 findings block\n/);
    expect(readdirSync(join(kept, "schema-review")).sort()).toEqual(["review.json", "review.md", "review.sarif"]);
  });

  test("its report becomes one comment, which the next run updates, and its SARIF is uploaded each time", async () => {
    rename("surname");
    await publish(await review());
    expect(gitHub.comments).toMatchObject([{ body: expect.stringContaining("crm-sync reads data.lastname") }]);
    expect(JSON.parse(readFileSync(join(elsewhere, uploaded[0]?.["sarif_file"] ?? ""), "utf8"))).toMatchObject({
      runs: [{ results: [{ level: "error" }, { level: "error" }] }],
    });
    expect(uploaded[0]).toMatchObject({ ref: "refs/pull/7/head", sha: "0".repeat(40) });

    rename("lastname");
    const mended = await review();
    expect(mended.result).toBe("success");
    await publish(mended);
    expect(gitHub.comments).toMatchObject([{ body: expect.stringContaining("## Schema review: Nothing blocks") }]);
    expect(gitHub.asked.filter((line) => !line.startsWith("GET"))).toEqual([
      "POST /repos/shop/bus/issues/7/comments",
      "PATCH /repos/shop/bus/issues/comments/1000",
    ]);
    expect(uploaded).toHaveLength(2);
  });

  test("schemas that are invalid end the job with 2, and the comment says that nothing was compared", async () => {
    writeFileSync(join(checkout, V2), "{");
    const ran = await review();
    expect(ran.steps.find(({ step: { name } }) => name === "Review")).toMatchObject({ outcome: "failure", exit: 2 });
    await publish(ran);
    expect(gitHub.comments[0]?.body).toContain("## Schema review: nothing was compared");
    expect(uploaded).toHaveLength(1);
  });

  test("its comment is found behind a hundred others, and what a person quoted of it is left alone", async () => {
    keepReport("the second report");
    const quoted = { id: 1, user: { login: "ada" }, body: "<!-- streambridge schema review -->\nquoted" };
    const chat = Array.from({ length: 130 }, (_, index) => ({ id: 2 + index, user: { login: "ada" }, body: "Hm." }));
    const own = { id: 999, user: { login: "github-actions[bot]" }, body: "<!-- streambridge schema review -->\nfirst" };
    gitHub.comments.push(quoted, ...chat, own);
    await publish();
    expect(gitHub.comments).toHaveLength(132);
    expect([quoted.body, own.body]).toEqual([
      expect.stringContaining("quoted"),
      expect.stringContaining("the second report"),
    ]);
  });

  test("where the comments cannot be listed none is added, since one may be there; the SARIF is uploaded all the same", async () => {
    keepReport("a report");
    gitHub.failing = 401;
    const ran = await publish();
    expect(ran.result).toBe("failure");
    expect(gitHub.asked).toEqual(["GET /repos/shop/bus/issues/7/comments"]);
    expect(uploaded).toHaveLength(1);
  });

  test("a pull request from a fork, which may write nothing, is reviewed and fails nowhere else", async () => {
    expect((await publish(undefined, { from: "ada/bus" })).result).toBe("skipped");
    expect(gitHub.asked).toEqual([]);
  });

  test("a run that was cancelled publishes nothing", async () => {
    keepReport("half a report");
    expect((await publish(undefined, { needed: "cancelled" })).result).toBe("skipped");
  });

  test("where nothing could be installed there is no report, and the job that publishes has nothing to do", async () => {
    const ran = await review({ INSTALL_EXIT: "1" });
    expect(ran.result).toBe("failure");
    const published = await publish(ran);
    expect(published.result).toBe("success");
    expect(gitHub.asked).toEqual([]);
  });
});

function review(env: Readonly<Record<string, string>> = {}): Promise<RanJob> {
  const upload = ({ path = "", name = "" }: Readonly<Record<string, string>>): boolean => {
    if (existsSync(join(checkout, path))) cpSync(join(checkout, path), join(kept, name), { recursive: true });
    return true;
  };
  return runJob(jobs.review, {
    folder: checkout,
    env: { ...basis(), ...env },
    actions: { "actions/upload-artifact": upload },
    contexts: contextsOf("shop/bus"),
    needed: "success",
  });
}

async function publish(
  ran?: RanJob,
  { from = "shop/bus", needed }: { readonly from?: string; readonly needed?: Standing } = {},
): Promise<RanJob> {
  const result = needed ?? ran?.result ?? "success";
  return runJob(jobs.publish, {
    folder: elsewhere,
    env: basis(),
    actions: {
      "actions/download-artifact": ({ path = "", name = "" }) => {
        if (!existsSync(join(kept, name))) return false;
        cpSync(join(kept, name), join(elsewhere, path), { recursive: true });
        return true;
      },
      "github/codeql-action/upload-sarif": (inputs) => {
        uploaded = [...uploaded, inputs];
        return true;
      },
    },
    contexts: { ...contextsOf(from), needs: { review: { result } } },
    needed: result === "skipped" ? "failure" : result,
  });
}

function basis(): Readonly<Record<string, string>> {
  return { PATH: [join(root, "bin"), process.env["PATH"] ?? ""].join(delimiter), HOME: root };
}

/** What GitHub says of pull request 7 of the repository `shop/bus`, with its branch in that repository or in a fork. */
function contextsOf(from: string): Readonly<Record<string, unknown>> {
  const head = { sha: "0".repeat(40), repo: { full_name: from } };
  return {
    github: {
      repository: "shop/bus",
      base_ref: "main",
      api_url: gitHub.url,
      token: TOKEN,
      event: { pull_request: { number: 7, head } },
    },
  };
}

/** A report as the job `review` leaves it. */
function keepReport(text: string): void {
  mkdirSync(join(kept, "schema-review"), { recursive: true });
  writeFileSync(join(kept, "schema-review/review.md"), `<!-- streambridge schema review -->\n${text}\n`);
}

/** Calls the last name of `UserRegistered.v2` something. */
function rename(name: string): void {
  const file = join(checkout, V2);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(/"(?:last|sur)name"/g, `"${name}"`));
}

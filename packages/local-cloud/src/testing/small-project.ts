import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { preparePlatform } from "@streambridge/sst-platform";

const WORKSPACE = join(import.meta.dirname, "../../../..");

/** An SST project in a temporary folder, for as long as a test needs it. */
export interface SmallProject {
  readonly folder: string;
  /** Writes a file, its folders included. */
  write(path: string, text: string): void;
  /** Writes another program in the place of the first. */
  writeProgram(run: string): void;
  remove(): void;
}

/**
 * Makes an SST project whose program is the body of `run`. Packages and SST's platform are the workspace's.
 *
 * @param run statements, such as `new sst.aws.Queue("Mail");`
 */
export async function smallProject(run: string): Promise<SmallProject> {
  await preparePlatform(WORKSPACE);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "small-project-")));
  const project: SmallProject = {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    writeProgram: (text) => project.write("sst.config.ts", programOf(text)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  for (const linked of ["node_modules", ".sst"]) symlinkSync(join(WORKSPACE, linked), join(folder, linked), "dir");
  project.writeProgram(run);
  return project;
}

function programOf(run: string): string {
  return `export default $config({
    app: (input) => ({ name: "small", home: "aws", removal: input.stage === "live" ? "retain" : "remove" }),
    async run() { ${run} },
  });`;
}

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder with handlers in it, for as long as a test needs it; it resolves this package's own dependencies. */
export interface HandlerProject {
  readonly folder: string;
  /** Writes a file, its folders included. */
  write(path: string, text: string): void;
  remove(): void;
}

const PACKAGE = join(import.meta.dirname, "../..");

/** @param files Text by path, such as `{ "hello.ts": "export const handler = () => 1;" }`. */
export function handlerProject(files: Readonly<Record<string, string>>): HandlerProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "handlers-")));
  symlinkSync(join(PACKAGE, "node_modules"), join(folder, "node_modules"), "dir");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

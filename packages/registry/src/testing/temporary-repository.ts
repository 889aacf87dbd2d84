import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Json, JsonObject } from "../json.ts";
import { commitAll, gitIn, type Git } from "./git-in.ts";
import { real } from "./sample-registry.ts";

/** Files by path; null takes one away, an object is written as JSON. */
export type FileChanges = Readonly<Record<string, Json>>;

/** A git repository of one test; `using` removes it. */
export interface TemporaryRepository extends Disposable {
  readonly root: string;
  /** Writes files without committing them. */
  write(files: FileChanges): void;
  /** Writes files and commits everything. */
  commit(files: FileChanges): void;
  /** Runs git in it and returns what it prints. */
  readonly git: Git;
}

/** Makes a repository whose branch `main` has one commit with these files. */
export function temporaryRepository(files: FileChanges): TemporaryRepository {
  const root = mkdtempSync(join(tmpdir(), "streambridge-review-"));
  const git = gitIn(root);
  const write = (changes: FileChanges) => {
    for (const [path, content] of Object.entries(changes)) writeOrRemove(join(root, path), content);
  };
  const commit = (changes: FileChanges) => {
    write(changes);
    commitAll(git);
  };
  git("init", "--quiet", "--initial-branch=main");
  commit(files);
  return { root, write, commit, git, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

function writeOrRemove(path: string, content: Json): void {
  if (content === null) return rmSync(path, { recursive: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`);
}

/** What every registry has: the metadata, and a domain `users`. */
export const BASIS: FileChanges = {
  "schemas/metadata.json": real.metadata.schema,
  "schemas/users/domain.json": {
    source: "com.example.users",
    owner: "identity",
    contact: "identity@example.com",
    description: "Users.",
  },
};

/** Where {@link sampleEvent}'s schema lies. */
export function eventFile(type: string): string {
  const [name = "", major = ""] = type.split(".");
  return `schemas/users/${name}/${major}.json`;
}

/** The schema of an event of `users` that holds every rule; `members` come last. Each example is given twice over. */
export function sampleEvent(
  type: string,
  properties: JsonObject,
  example: JsonObject,
  members: JsonObject = {},
): JsonObject {
  const path = eventFile(type).slice("schemas/".length);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `https://schemas.example.com/${path}`,
    title: type,
    description: "An event of a test.",
    status: "active",
    type: "object",
    properties,
    examples: [example, example],
    ...members,
  };
}

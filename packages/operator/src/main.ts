#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { menu } from "./menu.ts";
import { runMenu } from "./run-menu.ts";

// A command loads some three hundred files; stripping their types each time takes a third of a second. It goes away with
// the dependencies that it belongs to.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/compiled"));

// The reader of the output has seen enough, as `| head` has: end as a program that a broken pipe ends.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 141 : 1));

const code = await runMenu(menu, process.argv.slice(2), { out: process.stdout, err: process.stderr });

// Another program reads as fast as it likes, and `process.exit` drops what it has not taken yet.
await Promise.all([process.stdout, process.stderr].map(taken));

// Everything has been ended by now, or is to end with this process: a server that a failed set-up left open must not
// keep it.
process.exit(code);

/** Resolves when all that was written to a stream so far has been taken from it. */
function taken(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write("", () => resolve()));
}

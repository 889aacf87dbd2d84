#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { menu } from "./menu.ts";
import { runMenu } from "./run-menu.ts";

// A command loads some three hundred files; stripping their types each time takes a third of a second. It goes away with
// the dependencies that it belongs to.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/compiled"));

// Whoever reads the output has seen enough, as `| head` does: end as a program that a broken pipe ends.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 141 : 1));

// Everything has been ended by now, or is to end with this process: a server that a failed set-up left open must not
// keep it.
process.exit(await runMenu(menu, process.argv.slice(2), { out: process.stdout, err: process.stderr }));

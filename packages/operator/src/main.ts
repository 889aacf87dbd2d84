#!/usr/bin/env node
import { menu } from "./menu.ts";
import { runMenu } from "./run-menu.ts";

// Whoever reads the output has seen enough, as `| head` does: end as a program that a broken pipe ends.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 141 : 1));

// Everything has been ended by now, or is to end with this process: a server that a failed set-up left open must not
// keep it.
process.exit(await runMenu(menu, process.argv.slice(2), { out: process.stdout, err: process.stderr }));

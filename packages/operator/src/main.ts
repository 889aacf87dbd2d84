#!/usr/bin/env node
import { menu } from "./menu.ts";
import { runMenu } from "./run-menu.ts";

// Everything has been ended by now, or is to end with this process: a server that a failed set-up left open must not
// keep it.
process.exit(await runMenu(menu, process.argv.slice(2), { out: process.stdout, err: process.stderr }));

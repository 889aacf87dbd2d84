/** A process of its own for guard.test.ts: guards a child that runs for ever, says its pid, and ends as it is told. */
import { guard } from "../processes/guard.ts";

const guarded = guard(process.execPath, ["-e", "setInterval(() => {}, 1000)"], process.env, process.cwd());
process.stdout.write(`${await guarded.started}\n`, () => {
  if (process.argv[2] === "exit") process.exit(3);
  if (process.argv[2] === "throw") throw new Error("on purpose");
});

import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  once: {
    type: "boolean",
    default: false,
    description: "End when everything has arrived: 0 if it did, 1 if it did not",
  },
  input: {
    type: "string",
    valueHint: "FILE.jsonl",
    description: "Write these items, one JSON object a line, instead of the sample; - is the standard input",
  },
  reveal: { type: "boolean", default: false, description: "Show personal values, which are shown as *** otherwise" },
  project: { type: "string", valueHint: "FOLDER", default: ".", description: "The folder of sst.config.ts" },
} as const;

/** `streambridge local start` */
export const localStart = defineCommand({
  meta: {
    name: "start",
    description: "Boots the stack on this machine and sends a sample through it. Example: npm start -- --once",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { start } = await import("../../local/start.ts");
    process.exitCode = await start({
      project: resolve(given.project),
      once: given.once,
      reveal: given.reveal,
      ...(given.input !== undefined && { input: given.input }),
      out: process.stdout,
      stdin: process.stdin,
    });
  },
});

import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  check: {
    type: "boolean",
    default: false,
    description: "Write nothing; 3 if a file is not what the code says",
  },
  json: { type: "boolean", default: false, description: "Print every reader, with the fields that it reads, as JSON" },
  project: { type: "string", valueHint: "FOLDER", default: ".", description: "The folder of schemas/ and packages/" },
} as const;

/** `streambridge schema readers` */
export const schemaReaders = defineCommand({
  meta: {
    name: "readers",
    description:
      "Runs every consumer's handlers on generated events and writes down which fields they read. Example: streambridge schema readers --check",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { refreshReaders } = await import("../../schema/refresh-readers.ts");
    await refreshReaders({
      root: resolve(given.project),
      check: given.check,
      json: given.json,
      out: process.stdout,
      err: process.stderr,
    });
  },
});

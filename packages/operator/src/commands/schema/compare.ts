import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  old: {
    type: "positional",
    required: true,
    valueHint: "OLD.json",
    description: "The schema that readers and archives know",
  },
  new: { type: "positional", required: true, valueHint: "NEW.json", description: "The schema that is to follow it" },
  json: { type: "boolean", default: false, description: "Print both answers as JSON" },
  draft: {
    type: "string",
    valueHint: "07|2020-12",
    description: "Read both in this draft, whatever their $schema says",
  },
  open: {
    type: "boolean",
    default: false,
    description: "Count a break through undeclared properties as a break: the emitter is not held to what it declares",
  },
} as const;

/** `streambridge schema compare` */
export const schemaCompare = defineCommand({
  meta: {
    name: "compare",
    description:
      "Judges any two JSON Schemas in both directions: 0 if nothing can break, 3 with an event that proves it if something can. Example: streambridge schema compare old.json new.json",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { compareFiles } = await import("../../schema/compare-files.ts");
    process.exitCode = await compareFiles({
      old: given.old,
      new: given.new,
      json: given.json,
      strictOpen: given.open,
      ...(given.draft !== undefined && { draft: given.draft }),
      out: process.stdout,
    });
  },
});

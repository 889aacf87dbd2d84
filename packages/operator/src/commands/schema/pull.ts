import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  events: {
    type: "positional",
    required: true,
    valueHint: "EVENT...",
    description: "One event type or more, each with its major, such as UserRegistered.v2",
  },
  from: { type: "string", valueHint: "FILE|URL", required: true, description: "A catalogue: a file, or its address" },
  out: {
    type: "string",
    valueHint: "DIR",
    required: true,
    description: "The folder of the package; made when it is absent",
  },
  name: { type: "string", valueHint: "PACKAGE", default: "streambridge-events", description: "The package's name" },
  check: { type: "boolean", default: false, description: "Write nothing; end with 3 when something would be written" },
} as const;

/** `streambridge schema pull` */
export const schemaPull = defineCommand({
  meta: {
    name: "pull",
    description:
      "Makes a package with types and validators of some event types, for another repository. Example: streambridge schema pull UserRegistered.v2 OrderPlaced.v1 --from catalogue.json --out packages/events",
  },
  args,
  async run({ args: { _: types, events: _first, ...given } }) {
    refuseUnknown(given, args);
    const { pull } = await import("../../schema/pull.ts");
    await pull({ ...given, types, out: given.out, print: (line) => process.stdout.write(`${line}\n`) });
  },
});

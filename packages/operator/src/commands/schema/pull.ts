import { StreambridgeError } from "@streambridge/errors";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
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
      "Makes a package with types and validators of the event types that are named at the end, for another repository. Example: streambridge schema pull --from catalogue.json --out packages/events UserRegistered.v2 OrderPlaced.v1",
  },
  args,
  async run({ args: { _: types, ...given } }) {
    refuseUnknown(given, args);
    if (types.length === 0) throw noTypes();
    const { pull } = await import("../../schema/pull.ts");
    await pull({ ...given, types, out: given.out, print: (line) => process.stdout.write(`${line}\n`) });
  },
});

function noTypes(): StreambridgeError {
  return new StreambridgeError("USAGE", "no event type was named", {
    mend: "Name one or more at the end, such as UserRegistered.v2; --help has an example.",
  });
}

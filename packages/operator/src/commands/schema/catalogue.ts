import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { OUT, PROJECT } from "./arguments.ts";

const args = { out: OUT, project: PROJECT } as const;

/** `streambridge schema catalogue` */
export const schemaCatalogue = defineCommand({
  meta: {
    name: "catalogue",
    description:
      "Writes all schemas, owners and readers as one JSON file for other teams. Example: streambridge schema catalogue --out catalogue.json",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { readWorkspaceCatalogue } = await import("@streambridge/registry");
    const { writeJson } = await import("../../schema/write-json.ts");
    const { catalogue } = await readWorkspaceCatalogue(given.project);
    writeJson(given.out, catalogue);
  },
});

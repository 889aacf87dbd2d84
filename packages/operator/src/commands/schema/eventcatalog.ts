import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { PROJECT } from "./arguments.ts";

const args = {
  out: { type: "string", valueHint: "DIR", required: true, description: "The folder of an EventCatalog project" },
  title: { type: "string", valueHint: "TEXT", default: "Streambridge", description: "Title of the AsyncAPI document" },
  version: { type: "string", valueHint: "VERSION", default: "1.0.0", description: "Version of services and domains" },
  project: PROJECT,
} as const;

/** `streambridge schema eventcatalog` */
export const schemaEventCatalog = defineCommand({
  meta: {
    name: "eventcatalog",
    description:
      "Imports the bus into an EventCatalog project: events, publishers with the AsyncAPI document, readers, teams. Example: streambridge schema eventcatalog --out catalog",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { EVENT_CATALOG_MANIFEST, planEventCatalog, readWorkspaceCatalogue, writeBeside } =
      await import("@streambridge/registry");
    const { title, version } = given;
    const { catalogue } = await readWorkspaceCatalogue(given.project);
    const plan = planEventCatalog(catalogue, { title, version });
    writeBeside(given.out, plan, EVENT_CATALOG_MANIFEST);
    process.stdout.write(`Wrote ${plan.size + 1} files to ${given.out}.\n`);
  },
});

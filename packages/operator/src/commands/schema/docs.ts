import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { PROJECT } from "./arguments.ts";

const args = {
  out: {
    type: "string",
    valueHint: "DIR",
    required: true,
    description: "The folder of the site; made when it is absent",
  },
  title: { type: "string", valueHint: "TEXT", default: "Streambridge", description: "The site's name" },
  project: PROJECT,
} as const;

/** `streambridge schema docs` */
export const schemaDocs = defineCommand({
  meta: {
    name: "docs",
    description: "Writes a static site of all events and their readers. Example: streambridge schema docs --out site",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { planSite, readWorkspaceCatalogue, SITE_MANIFEST, writeFolder } = await import("@streambridge/registry");
    const { catalogue, readers } = await readWorkspaceCatalogue(given.project);
    writeFolder(given.out, planSite({ title: given.title, catalogue, readers }), SITE_MANIFEST);
    process.stdout.write(`Open ${resolve(given.out, "index.html")}\n`);
  },
});

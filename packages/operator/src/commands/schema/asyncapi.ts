import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { OUT, PROJECT } from "./arguments.ts";

const args = {
  out: OUT,
  title: { type: "string", valueHint: "TEXT", default: "Streambridge", description: "The document's title" },
  version: { type: "string", valueHint: "VERSION", default: "1.0.0", description: "The document's version" },
  project: PROJECT,
} as const;

/** `streambridge schema asyncapi` */
export const schemaAsyncApi = defineCommand({
  meta: {
    name: "asyncapi",
    description: "Describes the whole bus as AsyncAPI 3.0. Example: streambridge schema asyncapi --out asyncapi.json",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { readWorkspaceCatalogue, writeAsyncApi } = await import("@streambridge/registry");
    const { writeJson } = await import("../../schema/write-json.ts");
    const { catalogue } = await readWorkspaceCatalogue(given.project);
    writeJson(given.out, writeAsyncApi(catalogue, { title: given.title, version: given.version }));
  },
});

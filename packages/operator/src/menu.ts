import { defineCommand } from "citty";

/** Every command, by noun and verb; each is loaded when it is called. */
export const menu = defineCommand({
  meta: { name: "streambridge", description: "Operates Streambridge. Example: streambridge local start --once" },
  subCommands: {
    local: defineCommand({
      meta: { name: "local", description: "The stack on this machine. Example: streambridge local start" },
      subCommands: {
        start: () => import("./commands/local/start.ts").then(({ localStart }) => localStart),
      },
    }),
    schema: defineCommand({
      meta: {
        name: "schema",
        description: "What events look like, and how that may change. Example: streambridge schema check",
      },
      subCommands: {
        asyncapi: () => import("./commands/schema/asyncapi.ts").then(({ schemaAsyncApi }) => schemaAsyncApi),
        catalogue: () => import("./commands/schema/catalogue.ts").then(({ schemaCatalogue }) => schemaCatalogue),
        check: () => import("./commands/schema/check.ts").then(({ schemaCheck }) => schemaCheck),
        compare: () => import("./commands/schema/compare.ts").then(({ schemaCompare }) => schemaCompare),
      },
    }),
  },
});

import { defineCommand } from "citty";

/** Every command, by noun and verb; each is loaded when it is called. */
export const menu = defineCommand({
  meta: { name: "streambridge", description: "Operates Streambridge. Example: streambridge local start --once" },
  subCommands: {
    backfill: () => import("./commands/backfill.ts").then(({ backfill }) => backfill),
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
        announce: () => import("./commands/schema/announce.ts").then(({ schemaAnnounce }) => schemaAnnounce),
        asyncapi: () => import("./commands/schema/asyncapi.ts").then(({ schemaAsyncApi }) => schemaAsyncApi),
        catalogue: () => import("./commands/schema/catalogue.ts").then(({ schemaCatalogue }) => schemaCatalogue),
        pull: () => import("./commands/schema/pull.ts").then(({ schemaPull }) => schemaPull),
        docs: () => import("./commands/schema/docs.ts").then(({ schemaDocs }) => schemaDocs),
        check: () => import("./commands/schema/check.ts").then(({ schemaCheck }) => schemaCheck),
        eventcatalog: () =>
          import("./commands/schema/eventcatalog.ts").then(({ schemaEventCatalog }) => schemaEventCatalog),
        exempt: () => import("./commands/schema/exempt.ts").then(({ schemaExempt }) => schemaExempt),
        release: () => import("./commands/schema/release.ts").then(({ schemaRelease }) => schemaRelease),
        review: () => import("./commands/schema/review.ts").then(({ schemaReview }) => schemaReview),
        "new-version": () => import("./commands/schema/new-version.ts").then(({ newVersion }) => newVersion),
        deprecate: () => import("./commands/schema/deprecate.ts").then(({ schemaDeprecate }) => schemaDeprecate),
        retire: () => import("./commands/schema/retire.ts").then(({ schemaRetire }) => schemaRetire),
        compare: () => import("./commands/schema/compare.ts").then(({ schemaCompare }) => schemaCompare),
        readers: () => import("./commands/schema/readers.ts").then(({ schemaReaders }) => schemaReaders),
      },
    }),
    failures: defineCommand({
      meta: {
        name: "failures",
        description: "What failed, wherever it lies, and the way back. Example: streambridge failures list",
      },
      subCommands: {
        list: () => import("./commands/failures/list.ts").then(({ failuresList }) => failuresList),
        show: () => import("./commands/failures/show.ts").then(({ failuresShow }) => failuresShow),
        try: () => import("./commands/failures/try.ts").then(({ failuresTry }) => failuresTry),
        redrive: () => import("./commands/failures/redrive.ts").then(({ failuresRedrive }) => failuresRedrive),
        park: () => import("./commands/failures/park.ts").then(({ failuresPark }) => failuresPark),
        purge: () => import("./commands/failures/purge.ts").then(({ failuresPurge }) => failuresPurge),
      },
    }),
    topology: () => import("./commands/topology.ts").then(({ topology }) => topology),
  },
});

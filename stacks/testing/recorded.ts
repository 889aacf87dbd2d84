import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { recordGraph, SECRET_TOKEN, viewGraph, type GraphView } from "@streambridge/local-cloud/graph";
import { preparePlatform } from "@streambridge/sst-platform";
import type { Subscription } from "../../packages/consumer-kit/src/subscription.ts";

/** The folder of `sst.config.ts`. */
export const PROJECT = join(import.meta.dirname, "../..");

/** Graphs are recorded once and kept: a second test file, or a second run of an unchanged program, finds them there. */
const CACHE = join(PROJECT, ".streambridge/graphs");

/** Every subscription of the repository, sorted by name. */
export const subscriptions: readonly Subscription[] = await Promise.all(
  globSync("packages/consumers/*/src/subscription.ts", { cwd: PROJECT })
    .toSorted()
    .map(async (file) => {
      const module: unknown = await import(pathToFileURL(join(PROJECT, file)).href);
      return (module as { subscription: Subscription }).subscription;
    }),
);

/** Production, with every secret set. */
export const recordProduction = (): Promise<GraphView> => record("production", allSecrets());

/** A preview in which nobody has set a secret. */
export const recordPreview = (): Promise<GraphView> => record("preview-x", {});

/** The prefix of a consumer's logical names: `SearchIndex` for `search-index`. */
export const prefixOf = ({ name }: Subscription): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Any stage, with these secrets set and no other. */
export const recordWith = (stage: string, secrets: Record<string, string>): Promise<GraphView> =>
  record(stage, secrets);

async function record(stage: string, secrets: Record<string, string>): Promise<GraphView> {
  await preparePlatform(PROJECT);
  return viewGraph(await recordGraph({ project: PROJECT, stage, secrets, cache: CACHE }));
}

function allSecrets(): Record<string, string> {
  const names = subscriptions.flatMap(({ secrets = {} }) => Object.keys(secrets));
  return Object.fromEntries(names.map((name) => [name, SECRET_TOKEN(name)]));
}

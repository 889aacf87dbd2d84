import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";
import directions from "./import-directions.json" with { type: "json" };
import { importsOf, sources, type Source } from "./sources.ts";

interface Room {
  readonly room: string;
  /** Its folders are strangers to each other. */
  readonly apart?: boolean;
  readonly may: readonly string[];
  readonly testsMay?: readonly string[];
  readonly because: string;
}

// The longest name first, so that tools/sst-platform is found before tools.
const rooms: readonly Room[] = directions.rooms.toSorted((a, b) => b.room.length - a.room.length);
const packages = packageFolders();

test("imports go only in the directions of import-directions.json", () => {
  expect(sources().flatMap(forbiddenImports)).toEqual([]);
});

test.each([
  ["packages/bridge/src/x.ts", 'import { consume } from "@streambridge/consumer-kit";'],
  ["packages/consumers/crm-sync/src/x.ts", 'export * from "../../search-index/src/mapping.ts";'],
  ["packages/producers/users/src/x.ts", 'const start = await import("@streambridge/local-cloud");'],
  ["stacks/x.ts", 'import { handler } from "../packages/bridge/src/handler.ts";'],
  ["packages/new-room/src/x.ts", ""],
])("in %s, %s would be noticed", (path, text) => {
  expect(forbiddenImports({ path, text, isTest: false })).toHaveLength(1);
});

test("a subscription.ts imports nothing but the type of a subscription", () => {
  const wrong = sources()
    .filter((source) => /^packages\/consumers\/[^/]+\/src\/subscription\.ts$/.test(source.path))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ specifier, typeOnly }) => specifier !== "@streambridge/consumer-kit/subscription" || !typeOnly)
        .map(({ specifier }) => `${source.path} imports ${specifier}`),
    );
  expect(wrong).toEqual([]);
});

test("every room of import-directions.json has a note, and names rooms that exist", () => {
  const known = new Set(rooms.map(({ room }) => room));
  for (const { room, may, testsMay = [], because } of rooms) {
    expect(because, room).toMatch(/\.$/);
    for (const other of [...may, ...testsMay])
      expect(known.has(other) || other.includes("*/") || other.endsWith(".ts"), other).toBe(true);
  }
});

function forbiddenImports(source: Source): readonly string[] {
  const room = roomOf(source.path);
  if (room === undefined) return [`${source.path} is in no room of import-directions.json`];
  const allowed = [ownPlace(room, source.path), ...room.may, ...(source.isTest ? (room.testsMay ?? []) : [])];
  return importsOf(source)
    .map(({ specifier }) => targetOf(source, specifier))
    .filter((target) => target !== undefined && !allowed.some((place) => isIn(target, place)))
    .map((target) => `${source.path} imports ${target}: ${room.because}`);
}

/** The room, or the folder in it where its folders are apart. */
function ownPlace({ room, apart }: Room, path: string): string {
  return apart === true ? `${room}/${path.slice(room.length + 1).split("/")[0]}` : room;
}

/** The imported file or folder, relative to the workspace; undefined for Node's own and others' packages. */
function targetOf(source: Source, specifier: string): string | undefined {
  if (specifier.startsWith(".")) {
    return normalize(relative(root, join(root, dirname(source.path), specifier))).replaceAll("\\", "/");
  }
  const [scope, name, ...rest] = specifier.split("/");
  if (scope !== "@streambridge") return undefined;
  const folder = packages.get(`${scope}/${name}`);
  if (folder === undefined) return specifier;
  return rest.length === 0 ? folder : `${folder}/src/${rest.join("/")}.ts`;
}

function roomOf(path: string): Room | undefined {
  return rooms.find(({ room }) => isIn(path, room));
}

/** Whether a path lies in a room, or is a file that the pattern names. A room inside another is not part of it. */
function isIn(path: string, place: string): boolean {
  if (place.includes("*")) return new RegExp(`^${place.replaceAll("*", "[^/]+")}$`).test(path);
  if (path !== place && !path.startsWith(`${place}/`)) return false;
  const owner = rooms.find(({ room }) => path === room || path.startsWith(`${room}/`));
  return owner === undefined || owner.room.length <= place.length;
}

function packageFolders(): ReadonlyMap<string, string> {
  const manifests = globSync("{packages,packages/consumers,packages/producers,tools}/*/package.json", { cwd: root });
  return new Map(
    manifests.map((manifest): [string, string] => {
      const { name } = JSON.parse(readFileSync(join(root, manifest), "utf8")) as { name: string };
      return [name, dirname(manifest).replaceAll("\\", "/")];
    }),
  );
}

import { expect, test } from "vitest";
import { consumerWorkspace, RECORDING_TIMEOUT_MS } from "../../testing/consumer-workspace.ts";
import { real, WORKSPACE } from "../../testing/sample-registry.ts";
import { readReaders } from "../read-readers.ts";
import { lookAtReads, refuseStaleReads, writeReads, type ReadsFile } from "./reads-files.ts";

const LONG = { timeout: RECORDING_TIMEOUT_MS };

test("the committed files say what the consumers here read, and every handler can be run", LONG, async () => {
  const files = await lookAtReads(WORKSPACE, real);
  refuseStaleReads(files);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter(({ failure }) => failure !== undefined)).toEqual([]);
});

test("a consumer without a file gets one, which the readers are read from", LONG, async () => {
  using workspace = consumerWorkspace();
  workspace.add(
    "hello",
    ["UserRegistered.v2"],
    `export const handler = consume(subscription, { "UserRegistered.v2": ({ data }) => data.firstname });`,
  );
  const files = await lookAtReads(workspace.root, real);
  expect(files).toMatchObject([{ state: "missing", file: "packages/consumers/hello/reads.json" }]);
  writeReads(workspace.root, files);
  expect((await readReaders(workspace.root)).readers).toMatchObject([
    { name: "hello", fields: { "UserRegistered.v2": { reads: { "data.firstname": { files: ["src/handler.ts"] } } } } },
  ]);
});

test("a file that is missing or says something else is named with the command that writes it", () => {
  const files = [reads("a", "fresh"), reads("b", "missing"), reads("c", "changed")];
  expect(() => refuseStaleReads(files)).toThrow("files say:\n  missing  b/reads.json\n  changed  c/reads.json");
});

function reads(name: string, state: ReadsFile["state"]): ReadsFile {
  return { name, file: `${name}/reads.json`, state, fields: {}, text: "" };
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import type { Registry } from "../../registry.ts";
import type { FieldsRead } from "../reader.ts";
import { printReads, READS_FILE } from "../reads-file.ts";
import { readConsumers, type Consumer } from "../subscriptions.ts";
import { AT_ONCE } from "./limits.ts";
import { recordReads } from "./record-reads.ts";

/** The file of reads of one consumer, as it is and as it should be. */
export interface ReadsFile {
  /** The consumer's name. */
  readonly name: string;
  /** From the workspace's root. */
  readonly file: string;
  readonly state: "fresh" | "missing" | "changed";
  readonly fields: Readonly<Record<string, FieldsRead>>;
  /** What the file should hold. */
  readonly text: string;
  /** Why the consumer's handlers could not be run; then every field counts as one that it may read. */
  readonly failure?: string;
}

/**
 * Records anew what every consumer reads, and holds it against the committed files. Nothing is written.
 *
 * @param root the workspace's root.
 */
export async function lookAtReads(root: string, registry: Registry): Promise<readonly ReadsFile[]> {
  const files: ReadsFile[] = [];
  const waiting = (await readConsumers(root)).values();
  async function takeNext(): Promise<void> {
    for (const consumer of waiting) files.push(await lookAt(root, registry, consumer));
  }
  await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function lookAt(root: string, registry: Registry, consumer: Consumer): Promise<ReadsFile> {
  const { name } = consumer.subscription;
  const file = `${consumer.folder}/${READS_FILE}`;
  const { fields, failure } = await recordReads(root, registry, consumer);
  const text = printReads(name, fields);
  return {
    name,
    file,
    state: stateOf(join(root, file), text),
    fields,
    text,
    ...(failure !== undefined && { failure }),
  };
}

function stateOf(path: string, text: string): ReadsFile["state"] {
  if (!existsSync(path)) return "missing";
  return readFileSync(path, "utf8") === text ? "fresh" : "changed";
}

/** Writes what is missing or changed. */
export function writeReads(root: string, files: readonly ReadsFile[]): void {
  for (const { file, state, text } of files) if (state !== "fresh") writeFileSync(join(root, file), text);
}

/** @throws StreambridgeError `GENERATED_STALE`, naming the files, when one is missing or changed. */
export function refuseStaleReads(files: readonly ReadsFile[]): void {
  const stale = files.filter(({ state }) => state !== "fresh");
  if (stale.length === 0) return;
  const list = stale.map(({ file, state }) => `  ${state.padEnd(8)} ${file}`).join("\n");
  throw new StreambridgeError("GENERATED_STALE", `what these consumers read is not what their files say:\n${list}`, {
    mend: "Run `streambridge schema readers` and commit what it writes.",
    detail: { files: stale.map(({ file, state }) => ({ file, state })) },
  });
}

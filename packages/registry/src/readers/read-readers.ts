import { schemaInvalid, type Problem, type Report } from "../problem.ts";
import { filesOnDisk, type Files } from "../read/files.ts";
import { readJson } from "../read/read-json.ts";
import { readExternalReaders } from "./external-readers.ts";
import { parseReads, READS_FILE } from "./reads-file.ts";
import type { Reader, Readers } from "./reader.ts";
import { readConsumers, type Consumer } from "./subscriptions.ts";

/**
 * Reads who reads: the subscription of every consumer with the fields that its code was seen to read, and every reader
 * outside this repository that registered in `consumers.external/`.
 *
 * @param root the workspace's root.
 * @throws StreambridgeError `SCHEMA_INVALID`, with every problem, when a file of reads or of an external reader is
 *   malformed.
 */
export async function readReaders(root: string): Promise<Readers> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const files = filesOnDisk(root);
  const consumers = await readConsumers(root);
  const readers = [
    ...consumers.map((consumer) => readerOf(files, consumer, report)),
    ...readExternalReaders(files, report),
  ];
  if (problems.length > 0) throw schemaInvalid(problems);
  return { root, readers };
}

function readerOf(files: Files, { folder, subscription }: Consumer, report: Report): Reader {
  const { name, owner, events } = subscription;
  const file = `${folder}/${READS_FILE}`;
  const content = files.text(file) === undefined ? undefined : readJson(files, file, report);
  return {
    name,
    kind: "subscription",
    owner,
    file: `${folder}/src/subscription.ts`,
    events,
    fields: content === undefined ? {} : parseReads(file, content, report),
  };
}

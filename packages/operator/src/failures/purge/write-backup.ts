import { open } from "node:fs/promises";
import { StreambridgeError } from "@streambridge/errors";
import type { Entry } from "../entry.ts";
import { loadPayload } from "../load-payload.ts";
import type { Reach } from "../reach.ts";

/**
 * Writes failures to a new file, one JSON object a line, each with its whole payload and nothing masked: it is the only
 * copy once they are removed. The file is on the disk when this resolves, and only its owner may read it.
 *
 * @throws StreambridgeError `USAGE` when the file is there already
 */
export async function writeBackup(reach: Pick<Reach, "s3">, entries: readonly Entry[], file: string): Promise<void> {
  const handle = await open(file, "wx", 0o600).catch((thrown: unknown) => {
    throw cannotWrite(file, thrown);
  });
  try {
    for (const entry of entries) {
      await handle.write(`${JSON.stringify(await wholeOf(reach, entry))}\n`);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A failure with its payload; of an event the text as it lay there as well, since that is what its queue would take. */
async function wholeOf(reach: Pick<Reach, "s3">, entry: Entry): Promise<object> {
  const { content, ...told } = entry;
  const payload = await loadPayload(reach, entry).catch(noteMissing);
  return { ...told, payload, ...("body" in content && { body: content.body }) };
}

/** A payload that is gone must not keep its entry for ever. */
function noteMissing(thrown: unknown): unknown {
  if (thrown instanceof StreambridgeError && thrown.code === "PAYLOAD_MISSING") return { missing: thrown.message };
  throw thrown;
}

function cannotWrite(file: string, thrown: unknown): StreambridgeError {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const why = code === "EEXIST" ? "is there already" : `cannot be written: ${message}`;
  return new StreambridgeError("USAGE", `${file} ${why}`, {
    cause: thrown,
    mend: "Nothing was removed. Name another file with --file, which is not there yet, in a folder that is.",
  });
}

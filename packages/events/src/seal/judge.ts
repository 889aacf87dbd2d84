import { StreambridgeError } from "@streambridge/errors";
import type { CatalogueEntry } from "../catalogue.ts";
import type { Metadata } from "../envelope/event.ts";
import { validateMetadataStrict, validateStrict, validateTolerant } from "../validate/validate.ts";
import type { SealResult } from "./result.ts";

/** Holds one version against its schemas; both readings must accept, since closing a schema can widen it elsewhere. */
export function judge(entry: CatalogueEntry, metadata: Metadata, data: unknown): SealResult {
  const { type, source } = entry;
  const refused = { type, metadata, data };
  if (!validateMetadataStrict(metadata)) {
    return { ok: false, type, refused, error: invalid(`the metadata of ${type} does not fit schemas/metadata.json`) };
  }
  if (!validateStrict(type, data) || !validateTolerant(type, data)) {
    return { ok: false, type, refused, error: invalid(`the data of ${type} does not fit ${entry.dataschema}`) };
  }
  return { ok: true, event: { type, source, metadata, data } };
}

function invalid(sentence: string): StreambridgeError {
  return new StreambridgeError("EVENT_INVALID", sentence, {
    mend: "Correct the translator or the row, or change the schema and run `pnpm generate`.",
  });
}

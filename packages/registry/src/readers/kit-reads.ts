import type { FieldNote, FieldPath, FieldsRead } from "./reader.ts";

const BECAUSE: FieldNote = { files: [], because: "the consumer kit does, for every consumer" };

/**
 * Metadata that the consumer kit reads of every event before a handler has it: to find the handler, to fetch data that was
 * too large, for guard and order, and for its log. A test holds the list to the kit's code.
 */
const FIELDS: readonly FieldPath[] = [
  "metadata.correlationId",
  "metadata.dataref",
  "metadata.entity.id",
  "metadata.entity.type",
  "metadata.fact",
  "metadata.id",
  "metadata.item",
  "metadata.reason",
  "metadata.sequence",
  "metadata.type",
  "metadata.written",
];

/** What every subscription of this repository reads of the metadata, whatever its own code does. */
export const KIT_READS: FieldsRead = {
  reads: Object.fromEntries(FIELDS.map((path) => [path, BECAUSE])),
  mayRead: {},
};

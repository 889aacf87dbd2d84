export { readReaders } from "./read-readers.ts";
export { readersHit, type Question, type ReaderHit } from "./readers-hit.ts";
export type { CodePlace } from "./places-of.ts";
export type { FieldNote, FieldPath, FieldsRead, Reader, Readers, Word } from "./reader.ts";

// What people, queues and buckets hand to the commands, what reads it and what shows it, for the tests that feed them bad input.
export { readKeys } from "./backfill/read-keys.ts";
export type { Entry } from "./failures/entry.ts";
export { entryJson } from "./failures/print/entry-json.ts";
export { printEntry } from "./failures/print/print-entry.ts";
export { printEach, printGroups } from "./failures/print/print-list.ts";
export { readArchived } from "./failures/read/read-archived.ts";
export { readBatch } from "./failures/read/read-batch.ts";
export { readDeadLetter } from "./failures/read/read-dead-letter.ts";
export { readParked } from "./failures/read/read-parked.ts";
export type { Letter, Told } from "./failures/read/letter.ts";
export { marshalItem } from "./local/input/marshal.ts";
export { Screen } from "./local/screen/screen.ts";

// What people, queues and buckets hand to the commands, and what reads it: pure functions, for whoever feeds them bad input.
export { readKeys } from "./backfill/read-keys.ts";
export { readBatch } from "./failures/read/read-batch.ts";
export { readDeadLetter } from "./failures/read/read-dead-letter.ts";
export { readParked } from "./failures/read/read-parked.ts";
export type { Letter, Told } from "./failures/read/letter.ts";
export { marshalItem } from "./local/input/marshal.ts";

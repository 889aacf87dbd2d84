export { lookAtReads, refuseStaleReads, writeReads, type ReadsFile } from "./reads-files.ts";
export { recordReads, type Recorded } from "./record-reads.ts";

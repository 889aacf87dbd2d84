// The function
export { handler } from "./handler.ts";
export type { BatchAnswer } from "./answer-batch.ts";

// What it parks, for the code that shows it or sends it again
export type { BridgeRun, FurtherFailure, Parked, ParkedBefore, ParkedReference } from "./park/parked.ts";
export type { Failure, IgnoredReason, Outcome, Stage } from "./outcome.ts";
export { reprocessRecord, type Reprocessed } from "./reprocess-record.ts";
export type { ReprocessAnswer, ReprocessRequest } from "./reprocess.ts";
export { prepareRecord, type Prepared, type Preparing } from "./prepare-record.ts";
export { processRecords, type Bridge, type Processed, type Run } from "./process-records.ts";
export { connectBridge } from "./connect.ts";
export { readEnvironment, type Environment } from "./env.ts";

// Translators, for the teams that own the rows
export type { Change, Operation } from "./decode/change.ts";
export type { Row, Value } from "./decode/attribute-value.ts";
export type { OnError, Translator } from "./translate/translator.ts";
export { translators } from "./translate/index.ts";

// A backfill, for its callers
export type { BackfillRequest } from "./backfill/request.ts";
export type { BackfillAnswer, FailedRow } from "./backfill/answer.ts";

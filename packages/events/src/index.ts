// Events, for their readers and writers
export type { AnyEvent, DomainEvent, Entity, Keys, Metadata, Reason, WireEvent } from "./envelope/event.ts";
export type { Draft, NewestOf, NewestType } from "./envelope/draft.ts";
export type { EventData, EventName, EventType, Newer, Newest } from "./generated/types.ts";
export type { Money, OrderLine } from "./generated/types/orders.ts";
export { entryOf, isEventType, majorsOf, type CatalogueEntry, type Status } from "./catalogue.ts";
export { catalogue } from "./generated/catalogue.ts";

// The write helper, for producers
export { CAUSE_ATTRIBUTE, type Cause, type StampedCause } from "./cause/cause.ts";
export { stampCause, stampUpdate, type Stamped, type UpdateStamp } from "./cause/stamp-cause.ts";
export { followCause } from "./cause/follow-cause.ts";

// Sealing, for the bridge
export { onlyCauseChanged, readCause, withoutStamp, type Row } from "./cause/read-cause.ts";
export { WRITTEN_ATTRIBUTE, writtenOf, writtenOn } from "./cause/written.ts";
export { seal } from "./seal/seal.ts";
export { explainFailure } from "./seal/explain-failure.ts";
export type { SealContext } from "./seal/context.ts";
export type { SealedEvent, SealFailure, SealResult } from "./seal/result.ts";
export type { ChangeRows, Downcast, Downcasts } from "./downcast/downcast.ts";

// The wire
export { writeClaimed, writeDetail, type Detail } from "./wire/write-detail.ts";
export { claimKey, datarefOf, encodeClaim, parseDataref, type ClaimPlace } from "./wire/claim.ts";
export { toJson } from "./wire/to-json.ts";

// CloudEvents 1.0
export type { CloudEvent } from "./cloud-events/cloud-event.ts";
export { fromCloudEvent, type FromCloudEvent } from "./cloud-events/from-cloud-event.ts";
export { toCloudEvent } from "./cloud-events/to-cloud-event.ts";

// Validation
export { validateMetadata, validateMetadataStrict, validateStrict, validateTolerant } from "./validate/validate.ts";
export { explain } from "./validate/explain.ts";
export type { Explanation, Mode } from "./validate/explain.ts";
export { isTooDeep } from "./validate/is-too-deep.ts";

// Personal values, for whatever is shown or logged
export { createMask, mask, revealed, type Mask } from "./sensitive/mask.ts";
export { maskEvent, type MaskedEvent } from "./sensitive/mask-event.ts";
export { isSensitive } from "./sensitive/mask-by-name.ts";
export { MASKED } from "./sensitive/masked.ts";
export { sensitiveNames, sensitivePointers } from "./generated/sensitive.ts";

// Identity and order
export { factOf, idOf, itemOf, type FactSource, type ItemKeys } from "./identity/identity.ts";
export {
  BACKFILL_LABEL,
  backfillNumber,
  backfillSequence,
  comparePlaces,
  compareSequence,
  isBackfill,
  LOWEST_SEQUENCE,
  sequenceOf,
  writtenAt,
  writtenOfPart,
  type Place,
} from "./identity/sequence.ts";

import type { Draft } from "../envelope/draft.ts";
import type { DomainEvent, Metadata } from "../envelope/event.ts";
import { sampleData } from "../examples.ts";
import type { EventType } from "../generated/types.ts";
import type { SealContext } from "../seal/context.ts";
import { seal } from "../seal/seal.ts";

/** A stream record's facts, as the bridge would hand them over. */
export function sampleContext(change: Partial<SealContext> = {}): SealContext {
  return {
    tableArn: "arn:aws:dynamodb:us-east-1:000000000000:table/Entities",
    streamLabel: "2026-10-01T00:00:00.000",
    eventID: "c4ca4238a0b923820dcc509a6f75849b",
    itemKeys: { pk: "USER#01JD9W4Z6Q8R2T5V7X9Y0A1B2C", sk: "PROFILE" },
    sequenceNumber: "111100000000007500001",
    time: "2026-11-02T08:15:30.000Z",
    written: 1_793_607_330_000,
    reason: "write",
    change: {},
    ...change,
  };
}

/** The draft of a registration. */
export function sampleDraft(): Draft<"UserRegistered.v2"> {
  const data = sampleData("UserRegistered.v2");
  return { type: "UserRegistered.v2", entity: { type: "user", id: data.userId }, data };
}

/** The metadata of {@link sampleDraft} once sealed. */
export function sampleMetadata(): Metadata {
  return sampleEvent().metadata;
}

/** {@link sampleDraft} once sealed. */
export function sampleEvent(): DomainEvent {
  const [result] = seal(sampleDraft(), sampleContext(), new Set<EventType>(["UserRegistered.v2"]));
  if (result?.ok !== true) throw new Error("the sample cannot be sealed");
  return { metadata: result.event.metadata, data: result.event.data };
}

/**
 * Whose doing a failure is. It decides the exit code of a command and the tone of the message.
 *
 * - `user`: a mistake in what somebody wrote or typed; the message names the field and the command that mends it.
 * - `finding`: the program worked and found something that must not pass (a failed check, a delivery that is missing).
 * - `outside`: another system (AWS, a vendor, the network, the machine) failed; trying later may help.
 * - `ours`: a promise of this code is broken; file a bug.
 */
export type Fault = "user" | "finding" | "outside" | "ours";

/**
 * Every code that a {@link StreambridgeError} can carry, with the fault it stands for. The list is closed: a message, a
 * log line and a parked record show one of these and nothing else, so that they can be grouped and searched for.
 */
export const codes = {
  // Anywhere
  /** Something threw that nobody expected; the cause is attached. */
  UNEXPECTED: "ours",
  /** A setting that the stack hands to a function (an environment variable) is missing or malformed. */
  SETTING_MISSING: "ours",

  // events
  /** Data does not satisfy the schema of its event type. */
  EVENT_INVALID: "user",
  /** An event type that the catalogue does not know. */
  EVENT_TYPE_UNKNOWN: "user",
  /** An older major is published, but nothing makes its data from the newer one. */
  DOWNCAST_MISSING: "user",
  /** A downcast threw, or made data that its schema refuses. */
  DOWNCAST_FAILED: "user",
  /** A CloudEvent that does not carry what an event needs. */
  CLOUD_EVENT_INVALID: "user",

  // bridge
  /** A stream record that cannot be read. */
  RECORD_UNDECODABLE: "user",
  /** A translator threw. */
  TRANSLATION_FAILED: "user",
  /** The causal chain of a change is longer than the loop guard allows. */
  HOP_LIMIT_REACHED: "user",
  /** An operator listed this record as one that is parked without being looked at. */
  PARKED_UNSEEN: "finding",
  /** EventBridge refused an entry with a code that no retry mends. */
  ENTRY_REFUSED: "outside",
  /** An event is larger than EventBridge takes and could not be put aside either. */
  EVENT_TOO_LARGE: "user",
  /** Entries were still not accepted when the function's time was up. */
  PUBLISH_TIMED_OUT: "outside",
  /** PutEvents cannot be called at all: rights or credentials are missing. */
  PUBLISH_DENIED: "outside",
  /** The list of records to park unseen cannot be read. */
  PARK_UNSEEN_UNREADABLE: "outside",
  /** A consumer's queue did not take what a backfill sent it. */
  QUEUE_REFUSED: "outside",
  /** The park queue, or the bucket behind it, did not take a record. */
  PARK_FAILED: "outside",

  // consumer-kit
  /** A message that is no event: broken JSON, no metadata, data that the schema refuses. */
  MESSAGE_UNREADABLE: "user",
  /** An event type that no handler of this consumer takes. */
  HANDLER_MISSING: "user",
  /** A handler asked for another try. */
  RETRY_REQUESTED: "outside",
  /** A handler set the event aside. */
  PARK_REQUESTED: "user",
  /** A handler threw something that it did not declare. */
  HANDLER_FAILED: "outside",
  /** A handler had not ended when the invocation's time was nearly up; it may still be at work. */
  HANDLER_TIMED_OUT: "outside",
  /** Retrying went on for longer than the subscription allows. */
  RETRY_AGE_EXCEEDED: "outside",
  /** Another delivery of the same thing is being handled right now. */
  LEASE_HELD: "outside",
  /** `once`: an effect was started before and nobody knows whether it happened. */
  EFFECT_UNCERTAIN: "outside",
  /** `latest-wins`: an effect came after its lease had run out, and something newer may have had its own before. */
  EFFECT_OVERTAKEN: "outside",
  /** The claim check names data that cannot be fetched. */
  CLAIM_UNREADABLE: "outside",
  /** The guard table, or the bucket of claims, did not answer. */
  STORE_FAILED: "outside",

  // keeper
  /** Dead letters that grew old could not be moved to the archive; they are still in their queues. */
  ARCHIVE_FAILED: "outside",

  // producers
  /** A request that the API refuses. */
  REQUEST_INVALID: "user",

  // registry
  /** A file under schemas/ that cannot be read or breaks the rules for schemas. */
  SCHEMA_INVALID: "user",
  /** What schemas are to be compared with cannot be read: no git, a shallow clone, a revision that is not there. */
  REVISIONS_UNREADABLE: "user",
  /** A consumer's `subscription.ts` that does not load, or exports no subscription. */
  SUBSCRIPTION_UNREADABLE: "user",
  /** A catalogue that is none, or of a format that this program does not know. */
  CATALOGUE_UNREADABLE: "user",
  /** An address that has no catalogue: no such host, nobody listens at the port, another path, a redirect. */
  CATALOGUE_MISSING: "user",
  /** The address of a catalogue did not answer in time, or failed on its side. */
  CATALOGUE_UNREACHABLE: "outside",
  /** An event type that a catalogue does not have. */
  EVENT_UNKNOWN: "user",
  /** A notice of change did not reach those whom it is for. */
  NOTICE_FAILED: "outside",
  /** A version cannot be retired while somebody wants it, or while a copy of it may still arrive. */
  VERSION_IN_USE: "finding",
  /** Generated files differ from what the schemas make. */
  GENERATED_STALE: "finding",

  // local-cloud
  /** The SST program failed while its graph was recorded. */
  STACK_FAILED: "user",
  /** SST's platform could not be prepared offline. */
  PLATFORM_FAILED: "outside",
  /** No Java 17 or later, and none could be fetched. */
  JAVA_MISSING: "outside",
  /** A local service did not start, or ended on its own. */
  SERVICE_FAILED: "outside",
  /** A function of the stack does not bundle. */
  BUNDLE_FAILED: "user",
  /** The graph has something that the local cloud needs in another shape. */
  GRAPH_UNSUPPORTED: "user",
  /** A fact that was waited for did not come. */
  FACT_MISSING: "finding",
  /** A fault plan that makes no sense. */
  FAULT_PLAN_INVALID: "user",
  /** A file of conformance cases that cannot be read. */
  CASES_UNREADABLE: "user",
  /** The local cloud does something else than a conformance case expects. */
  CASES_DIFFER: "finding",

  // stories
  /** A chaos run in which something was lost, repeated or left behind. */
  PROMISE_BROKEN: "finding",

  // operator
  /** A command line that cannot be understood. */
  USAGE: "user",
  /** Nothing is deployed, or runs here, under the stage that a command names. */
  STAGE_NOT_FOUND: "user",
  /** AWS did not do what a command asked of it. */
  AWS_FAILED: "outside",
  /** The payload of a failure is no longer where its message says. */
  PAYLOAD_MISSING: "finding",
  /** The list of records to park unseen has no room for another. */
  PARK_UNSEEN_FULL: "user",
  /** The sample, or the items that were given, did not reach their consumers. */
  NOT_DELIVERED: "finding",
} as const satisfies Record<string, Fault>;

/** One of the closed list of codes. */
export type Code = keyof typeof codes;

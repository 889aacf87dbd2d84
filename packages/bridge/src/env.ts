import { StreambridgeError } from "@streambridge/errors";
import { isEventType, type EventType } from "@streambridge/events";

/** What the stack tells the bridge. */
export interface Environment {
  /** Name of the bus that events are published on. */
  readonly busName: string;
  /** URL of the queue for parked records. */
  readonly parkQueueUrl: string;
  /** Bucket that holds the data of events too large to carry. */
  readonly claimsBucket: string;
  /** Bucket that holds parked items too large for the queue. */
  readonly failuresBucket: string;
  /** The event types that somebody reads; no other is published. */
  readonly publishedTypes: ReadonlySet<EventType>;
  /** Milliseconds since 1970 before which changes are ignored; `undefined`: none is. */
  readonly since: number | undefined;
  /** SSM parameter with the eventIDs of records to park without looking at them. */
  readonly parkUnseenParameter: string;
}

/**
 * Reads the function's environment.
 *
 * @throws StreambridgeError SETTING_MISSING, naming the variable, when one is absent, empty or malformed. BRIDGE_SINCE
 *   may be empty, and PUBLISHED_TYPES may be: a bus without readers has none.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const required = (name: string): string => {
    const value = variables[name];
    if (value === undefined || value === "") throw settingMissing(name, "a value");
    return value;
  };
  return {
    busName: required("BUS_NAME"),
    parkQueueUrl: required("PARK_QUEUE_URL"),
    claimsBucket: required("CLAIMS_BUCKET"),
    failuresBucket: required("FAILURES_BUCKET"),
    publishedTypes: typesOf(variables["PUBLISHED_TYPES"] ?? ""),
    since: sinceOf(variables["BRIDGE_SINCE"] ?? ""),
    parkUnseenParameter: required("PARK_UNSEEN_PARAMETER"),
  };
}

function typesOf(text: string): ReadonlySet<EventType> {
  const names = text.split(",").filter((name) => name !== "");
  if (!names.every(isEventType))
    throw settingMissing("PUBLISHED_TYPES", "event types of the catalogue, comma separated");
  return new Set(names);
}

function sinceOf(text: string): number | undefined {
  if (text === "") return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw settingMissing("BRIDGE_SINCE", "an ISO 8601 time, or nothing");
  return milliseconds;
}

function settingMissing(name: string, wanted: string): StreambridgeError {
  return new StreambridgeError("SETTING_MISSING", `The bridge's environment variable ${name} needs ${wanted}.`, {
    mend: "Deploy the stack again; stacks/bridge.ts sets the bridge's environment.",
    detail: { name },
  });
}

import { matchesWildcard } from "../iam/policy/wildcard.ts";

/**
 * Where a fault can happen: one operation on one resource, asked for by one caller. Its parts are the same at every boot
 * of a graph, so a place and the number of a call there name that call in every run.
 */
export interface Place {
  /** `sqs`, `s3`, `dynamodb`, `streams`, `events`, `lambda`, `ssm`, or a signing name. */
  readonly service: string;
  /** AWS's name of the operation, such as `PutItem`; for S3 the method and what it is about, such as `PutObject`. */
  readonly operation: string;
  /** The physical name of a queue, table, bucket, bus, function or rule, the logical one of a mapping; `-` for none. */
  readonly resource: string;
  /** The physical name of a function, the service that acts by itself (`events`, `lambda`), or {@link ANYONE}. */
  readonly caller: string;
}

/** A caller that is no function: a test, a screen, a command. Faults spare them unless a rule names them. */
export const ANYONE = "anyone";

/** Which places a rule is about. Each part may hold `*` and `?`; a part that is left out says nothing. */
export type PlacePattern = Readonly<Partial<Record<keyof Place, string>>>;

/** Whether a place is one of those that a pattern describes. */
export function isAt(place: Place, pattern: PlacePattern): boolean {
  if (place.caller === ANYONE && pattern.caller === undefined) return false;
  return (["service", "operation", "resource", "caller"] as const).every((part) => {
    const wanted = pattern[part];
    return wanted === undefined || matchesWildcard(wanted, place[part]);
  });
}

/** A place in one line: `Announce: sqs SendMessage News`. */
export function describePlace({ caller, service, operation, resource }: Place): string {
  return `${caller}: ${service} ${operation} ${resource}`;
}

import type { Clock } from "../../../clock.ts";
import { DAY_MS } from "../limits.ts";
import type { KeptEvents } from "./kept-events.ts";

/** What an archive can be told at any time. */
export interface ArchiveSettings {
  readonly description?: string;
  /** The JSON text of the pattern that limits it; all events of the bus when left out. */
  readonly eventPattern?: string;
  /** 0: for ever. */
  readonly retentionDays: number;
}

/** An archive of a bus. */
export interface Archive extends ArchiveSettings {
  readonly name: string;
  readonly arn: string;
  /** Part of the target of its managed rule. */
  readonly uuid: string;
  /** Name and ARN of the bus; an archive never changes it. */
  readonly bus: string;
  readonly busArn: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Ask {@link keptEvents} for them: what is too old is forgotten when somebody looks. */
  readonly events: KeptEvents;
}

/** The events of an archive whose retention is not over. */
export function keptEvents({ events, retentionDays }: Archive, clock: Clock): KeptEvents {
  if (retentionDays > 0) events.forgetBefore(clock.now() - retentionDays * DAY_MS);
  return events;
}

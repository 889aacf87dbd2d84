import type { Archive } from "../archives/archive.ts";

/** Where a replay stands. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html */
export type ReplayState = "STARTING" | "RUNNING" | "CANCELLING" | "COMPLETED" | "CANCELLED" | "FAILED";

/** What StartReplay asks for; times in ms since the epoch. */
export interface ReplayAsked {
  readonly name: string;
  readonly description?: string;
  readonly archive: Archive;
  readonly destination: { readonly Arn: string; readonly FilterArns?: readonly string[] };
  readonly eventStart: number;
  readonly eventEnd: number;
}

/** A replay and how far it got; times in ms since the epoch. */
export interface Replay extends ReplayAsked {
  readonly arn: string;
  readonly startedAt: number;
  state: ReplayState;
  stateReason?: string;
  /** The time of the last event that was replayed. */
  lastReplayed?: number;
  endedAt?: number;
}

/** Whether a replay counts against how many there may be at once. */
export function isActive({ endedAt }: Replay): boolean {
  return endedAt === undefined;
}

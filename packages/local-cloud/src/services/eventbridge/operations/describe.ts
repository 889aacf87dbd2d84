import type { Clock } from "../../../clock.ts";
import { keptEvents, type Archive } from "../archives/archive.ts";
import type { Bus, Rule } from "../buses.ts";
import type { Replay } from "../replays/replay.ts";

/** A bus as DescribeEventBus and ListEventBuses answer it; times in seconds since the epoch. */
export function describeBus(bus: Bus): Readonly<Record<string, unknown>> {
  return {
    Name: bus.name,
    Arn: bus.arn,
    ...(bus.description !== undefined && { Description: bus.description }),
    CreationTime: bus.createdAt / 1000,
    LastModifiedTime: bus.createdAt / 1000,
  };
}

/** A rule as DescribeRule and ListRules answer it. */
export function describeRule(rule: Rule): Readonly<Record<string, unknown>> {
  return {
    Name: rule.name,
    Arn: rule.arn,
    ...(rule.eventPattern !== undefined && { EventPattern: rule.eventPattern.text }),
    ...(rule.scheduleExpression !== undefined && { ScheduleExpression: rule.scheduleExpression }),
    ...(rule.description !== undefined && { Description: rule.description }),
    ...(rule.roleArn !== undefined && { RoleArn: rule.roleArn }),
    ...(rule.managedBy !== undefined && { ManagedBy: rule.managedBy }),
    State: rule.state,
    EventBusName: rule.bus,
  };
}

/** An archive as CreateArchive and UpdateArchive answer it. */
export function archiveState({ arn, createdAt }: Archive): Readonly<Record<string, unknown>> {
  return { ArchiveArn: arn, State: "ENABLED", CreationTime: createdAt / 1000 };
}

/** An archive as ListArchives answers it. What it holds is counted at once, where AWS takes up to a day. */
export function describeArchive(archive: Archive, clock: Clock): Readonly<Record<string, unknown>> {
  const { count, bytes } = keptEvents(archive, clock);
  return {
    ArchiveName: archive.name,
    EventSourceArn: archive.busArn,
    State: "ENABLED",
    RetentionDays: archive.retentionDays,
    SizeBytes: bytes,
    EventCount: count,
    CreationTime: archive.createdAt / 1000,
  };
}

/** A replay as ListReplays answers it. */
export function describeReplay(replay: Replay): Readonly<Record<string, unknown>> {
  return {
    ReplayName: replay.name,
    EventSourceArn: replay.archive.arn,
    State: replay.state,
    ...(replay.stateReason !== undefined && { StateReason: replay.stateReason }),
    EventStartTime: replay.eventStart / 1000,
    EventEndTime: replay.eventEnd / 1000,
    ...(replay.lastReplayed !== undefined && { EventLastReplayedTime: replay.lastReplayed / 1000 }),
    ReplayStartTime: replay.startedAt / 1000,
    ...(replay.endedAt !== undefined && { ReplayEndTime: replay.endedAt / 1000 }),
  };
}

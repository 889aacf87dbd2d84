import type { Bus, Rule } from "../buses.ts";

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
    State: rule.state,
    EventBusName: rule.bus,
  };
}

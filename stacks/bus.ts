import { archiveDays, keepInProduction, named } from "./stage.ts";

/** EventBridge's limit for the name of an archive, in characters. */
const ARCHIVE_NAME_LIMIT = 48;

/** Makes the bus, and an archive from which its events can be replayed. */
export function createBus(): sst.aws.Bus {
  const bus = new sst.aws.Bus("Events");
  new aws.cloudwatch.EventArchive(
    "EventsArchive",
    { name: named("events").slice(0, ARCHIVE_NAME_LIMIT), eventSourceArn: bus.arn, retentionDays: archiveDays() },
    keepInProduction(),
  );
  return bus;
}

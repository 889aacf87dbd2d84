import type { Bridge } from "./bridge.ts";
import { createFunction } from "./function.ts";
import { ARCHIVE_AFTER_DAYS, KEEPER_SCHEDULE, KEEPER_TIMEOUT_S } from "./numbers.ts";
import { runOnSchedule } from "./schedule.ts";
import { topologyPath } from "./topology.ts";

/** Keys of dead letters that grew old start with this. */
export const ARCHIVE_PREFIX = "archive/";

/**
 * Makes the function that moves what grows old in queues of failures to the Failures bucket and counts what lies there, and
 * the schedule that it runs on (rule 10). It reads from the topology where the queues are; what it may do to a consumer's, that queue's own policy
 * says: a new consumer changes nothing here.
 */
export function createKeeper({ parked, failures }: Bridge): sst.aws.Function {
  const { region } = aws.getRegionOutput();
  const { accountId } = aws.getCallerIdentityOutput();
  const path = topologyPath();
  const fn = createFunction("Keeper", {
    handler: "packages/keeper/src/handler.handler",
    service: "keeper",
    description: "Moves dead letters that grow old to the archive, before SQS deletes them, and counts it.",
    timeoutSeconds: KEEPER_TIMEOUT_S,
    environment: { TOPOLOGY_PATH: path, ARCHIVE_AFTER_DAYS: String(ARCHIVE_AFTER_DAYS) },
    permissions: [
      {
        actions: ["ssm:GetParametersByPath"],
        // A path is asked for without its last slash.
        resources: [$interpolate`arn:aws:ssm:${region}:${accountId}:parameter${path.replace(/\/$/, "")}`],
      },
      { actions: KEEPS, resources: [parked.arn] },
      { actions: ["s3:ListBucket"], resources: [failures.arn] },
      { actions: ["s3:PutObject"], resources: [$interpolate`${failures.arn}/${ARCHIVE_PREFIX}*`] },
    ],
  });
  runOnSchedule("Keeper", fn, KEEPER_SCHEDULE);
  return fn;
}

/** What the keeper does to a queue of failures. */
export const KEEPS = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"];

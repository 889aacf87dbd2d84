import type { ReplayDestination, StartReplayRequest } from "@aws-sdk/client-eventbridge";
import { awsFault, type AwsFault } from "../../aws-fault.ts";
import type { Archive } from "../archives/archive.ts";
import type { Bus } from "../buses.ts";
import { NAME_MAX_CHARACTERS, REPLAYS_MAX_ACTIVE } from "../limits.ts";
import { checkDescription, nameOf, required, sourceArnOf } from "./check-members.ts";
import { busOf, operation, type EventBridgeContext } from "./context.ts";

/** As it comes over the wire: times in seconds since the epoch. */
type StartReplayInput = Omit<StartReplayRequest, "EventStartTime" | "EventEndTime"> & {
  readonly EventStartTime?: number;
  readonly EventEndTime?: number;
};

/**
 * Starts to replay a range of an archive to its own bus. Both ends of the range belong to it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
 */
export const startReplay = operation<StartReplayInput>((context, input) => {
  const name = nameOf(input.ReplayName, "replayName", NAME_MAX_CHARACTERS);
  const description = input.Description;
  checkDescription(description);
  const sourceArn = sourceArnOf(input.EventSourceArn);
  const start = required(input.EventStartTime, "eventStartTime");
  const end = required(input.EventEndTime, "eventEndTime");
  const destination = required(input.Destination, "destination");
  const bus = busOfDestination(context, destination);
  const archive = archiveFor(context, sourceArn, bus);
  if (end <= start) throw notValid("EventEndTime", "EventStartTime must be before EventEndTime.");
  if (context.replays.find(name) !== undefined) {
    throw awsFault("ResourceAlreadyExistsException", `Replay ${name} already exists.`);
  }
  if (context.replays.active >= REPLAYS_MAX_ACTIVE) {
    throw awsFault("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
  }
  const { arn, startedAt, state } = context.replays.start({
    name,
    ...(description !== undefined && { description }),
    archive,
    destination: { Arn: bus.arn, ...(destination.FilterArns && { FilterArns: destination.FilterArns }) },
    eventStart: start * 1000,
    eventEnd: end * 1000,
  });
  return { ReplayArn: arn, ReplayStartTime: startedAt / 1000, State: state };
});

/** @throws AwsFault where the destination is no bus, or one of its rules is not there. */
function busOfDestination(context: EventBridgeContext, { Arn, FilterArns = [] }: ReplayDestination): Bus {
  const arn = required(Arn, "destination.arn");
  if (!/^arn:aws[a-z-]*:events:[a-z\d-]+:\d{12}:event-bus\//.test(arn)) {
    throw notValid("Destination.Arn", "Must contain an event bus ARN.");
  }
  const bus = busOf(context, arn);
  const ruleArns = new Set([...bus.rules.values()].map((rule) => rule.arn));
  for (const filter of FilterArns) {
    if (ruleArns.has(filter)) continue;
    const rule = filter.split("/").at(-1) ?? filter;
    throw awsFault("ResourceNotFoundException", `Rule ${rule} does not exist on EventBus ${bus.name}.`);
  }
  return bus;
}

function archiveFor({ archives }: EventBridgeContext, sourceArn: string, bus: Bus): Archive {
  const name = sourceArn.split("/").at(-1) ?? "";
  const archive = archives.find(name);
  if (archive === undefined) throw notValid("EventSourceArn", `Archive ${name} does not exist.`);
  if (archive.busArn !== bus.arn) throw notValid("Destination.Arn", "Cross event bus replay is not permitted.");
  return archive;
}

function notValid(parameter: string, reason: string): AwsFault {
  return awsFault("ValidationException", `Parameter ${parameter} is not valid. Reason: ${reason}`);
}

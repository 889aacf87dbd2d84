import type { Clock } from "../../../clock.ts";
import { awsFault, type AwsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { TagStore } from "../../tag-store.ts";
import type { Archive } from "../archives/archive.ts";
import type { Archives } from "../archives/archives.ts";
import { busName, DEFAULT_BUS, type Bus, type Buses, type Rule } from "../buses.ts";
import type { PutEventsOutput, PutEventsRequest } from "../put-events/request.ts";
import type { Replay } from "../replays/replay.ts";
import type { Replays } from "../replays/replays.ts";

/** What the operations of the API work with. */
export interface EventBridgeContext {
  readonly accountId: string;
  readonly buses: Buses;
  readonly archives: Archives;
  readonly replays: Replays;
  readonly tags: TagStore;
  readonly clock: Clock;
  readonly putEvents: (request: PutEventsRequest) => PutEventsOutput;
}

/** An operation, made for a context. */
export type EventBridgeOperation = (context: EventBridgeContext) => Operation;

/**
 * Makes an operation from a function.
 *
 * @param run takes what came over the wire as `Input`, the SDK's own request type, and checks what it needs of it.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each operation names its request type
export function operation<Input extends object>(
  run: (context: EventBridgeContext, input: Input) => unknown,
): EventBridgeOperation {
  return (context) => (input) => run(context, input as Input);
}

/** @throws AwsFault `ResourceNotFoundException`. */
export function busOf({ buses }: EventBridgeContext, nameOrArn: string | undefined): Bus {
  const bus = buses.find(nameOrArn);
  if (bus !== undefined) return bus;
  throw awsFault("ResourceNotFoundException", `Event bus ${busName(nameOrArn)} does not exist.`);
}

/** @throws AwsFault `ResourceNotFoundException` where the bus or its rule does not exist. */
export function ruleOf(context: EventBridgeContext, name: string | undefined, nameOrArn: string | undefined): Rule {
  const bus = busOf(context, nameOrArn ?? DEFAULT_BUS);
  const rule = bus.rules.get(name ?? "");
  if (rule !== undefined) return rule;
  throw awsFault("ResourceNotFoundException", `Rule ${name ?? ""} does not exist on EventBus ${bus.name}.`);
}

/**
 * A rule that somebody wants to change.
 *
 * @param force whether the request insists, where its operation lets it.
 * @throws AwsFault `ManagedRuleException` for a rule that EventBridge made for itself, `ResourceNotFoundException`.
 */
export function changeableRule(
  context: EventBridgeContext,
  name: string | undefined,
  bus: string | undefined,
  force = false,
): Rule {
  const rule = ruleOf(context, name, bus);
  if (!force) refuseManaged(rule);
  return rule;
}

/** @throws AwsFault `ManagedRuleException`. */
export function refuseManaged({ name, managedBy }: Rule): void {
  if (managedBy === undefined) return;
  throw awsFault("ManagedRuleException", `${name} is a managed rule. Set 'force' parameter to true to override.`);
}

/** @throws AwsFault `ResourceNotFoundException`. */
export function archiveOf({ archives }: EventBridgeContext, name = ""): Archive {
  const archive = archives.find(name);
  if (archive !== undefined) return archive;
  throw awsFault("ResourceNotFoundException", `Archive ${name} does not exist.`);
}

/** @throws AwsFault `ResourceNotFoundException`. */
export function replayOf({ replays }: EventBridgeContext, name = ""): Replay {
  const replay = replays.find(name);
  if (replay !== undefined) return replay;
  throw awsFault("ResourceNotFoundException", `Replay ${name} does not exist.`);
}

/** A value that breaks the API's model, as the service's front words it. */
export function invalidValue(value: string, path: string, constraint: string): AwsFault {
  return awsFault(
    "ValidationException",
    `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** A request that the service refuses in words of its own. */
export function refused(message: string): AwsFault {
  return awsFault("ValidationException", message);
}

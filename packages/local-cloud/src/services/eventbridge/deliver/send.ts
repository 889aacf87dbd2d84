import type { Authorize } from "../../../iam/iam.ts";
import { EVENT_BRIDGE } from "../../../iam/principal.ts";
import type { InvokeAsync } from "../../lambda/asynchronous.ts";
import type { Functions } from "../../lambda/functions.ts";
import type { Queues } from "../../sqs/queues.ts";
import type { Bus, Buses, Rule, Target } from "../buses.ts";
import type { DeliveryFault } from "../faults.ts";
import type { AcceptedEvent } from "../put-events/envelope.ts";

/** What targets can be. */
export interface Destinations {
  readonly queues: Queues;
  readonly functions?: Functions;
  readonly invokeAsync: InvokeAsync | undefined;
  readonly authorize: Authorize;
  readonly buses: Buses;
  readonly route: (bus: Bus, accepted: AcceptedEvent) => void;
  readonly warn: (text: string) => void;
}

/** One try to hand `body` to a target. Answers what went wrong, or undefined. */
export async function sendToTarget(
  { rule, target, accepted, body }: { rule: Rule; target: Target; accepted: AcceptedEvent; body: string },
  destinations: Destinations,
): Promise<DeliveryFault | undefined> {
  const service = target.Arn.split(":")[2];
  switch (service) {
    case "sqs":
      return sendToQueue(target.Arn, rule, body, destinations, {
        ...(target.SqsParameters?.MessageGroupId !== undefined && {
          messageGroupId: target.SqsParameters.MessageGroupId,
        }),
        ...(accepted.traceHeader !== undefined && { traceHeader: accepted.traceHeader }),
      });
    case "lambda":
      return invokeFunction(target.Arn, rule, body, destinations);
    case "events":
      return passToBus(target.Arn, accepted, destinations);
    default:
      return {
        code: "SDK_CLIENT_ERROR",
        message: `Targets of ${String(service)} are not emulated here: ${target.Arn}`,
        retryable: false,
      };
  }
}

/** Sends to a queue for a rule, if the queue's policy lets it. Used for targets and for their dead-letter queues. */
export async function sendToQueue(
  arn: string,
  rule: Rule,
  body: string,
  { queues, authorize }: Destinations,
  options: Parameters<Queues["send"]>[3],
  attributes?: Parameters<Queues["send"]>[2],
): Promise<DeliveryFault | undefined> {
  const queue = queues.nameOfArn(arn);
  if (queue === undefined) return noResource(`The specified queue does not exist: ${arn}`);
  if (!mayDo("sqs:SendMessage", arn, rule, authorize)) {
    return noPermissions(`The policy of ${arn} does not let events.amazonaws.com send messages for ${rule.arn}.`);
  }
  try {
    await queues.send(queue, body, attributes, options);
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}

/** EventBridge invokes functions asynchronously: what the function makes of it is not the rule's business. */
async function invokeFunction(
  arn: string,
  rule: Rule,
  body: string,
  { functions, invokeAsync, authorize }: Destinations,
): Promise<DeliveryFault | undefined> {
  const name = functions?.names.find((candidate) => functions.arnOf(candidate) === arn);
  if (functions === undefined || name === undefined) return noResource(`Function not found: ${arn}`);
  if (!mayDo("lambda:InvokeFunction", arn, rule, authorize)) {
    return noPermissions(`The policy of ${arn} does not let events.amazonaws.com invoke it for ${rule.arn}.`);
  }
  invokeAsync?.(name, body);
  return undefined;
}

function passToBus(arn: string, accepted: AcceptedEvent, { buses, route }: Destinations): DeliveryFault | undefined {
  const bus = buses.find(arn);
  if (bus === undefined) return noResource(`Event bus ${arn} does not exist.`);
  route(bus, accepted);
  return undefined;
}

function mayDo(action: string, resource: string, rule: Rule, authorize: Authorize): boolean {
  return authorize({ principal: EVENT_BRIDGE, action, resource, sourceArn: rule.arn }).allowed;
}

function noPermissions(message: string): DeliveryFault {
  return { code: "NO_PERMISSIONS", message, retryable: false };
}

function noResource(message: string): DeliveryFault {
  return { code: "NO_RESOURCE", message, retryable: false };
}

/** AWS retries throttling and what is the service's own fault; a refusal of the client's request never gets better. */
function faultOf(error: unknown): DeliveryFault {
  const {
    name = "Error",
    message = String(error),
    status,
  } = error as { name?: string; message?: string; status?: number };
  if (name === "QueueDoesNotExist") return noResource(message);
  const throttled = status === 429 || /throttl/i.test(name);
  const refused = status !== undefined && status >= 400 && status < 500 && !throttled;
  if (throttled) return { code: "THROTTLING", message, retryable: true };
  return { code: refused ? "SDK_CLIENT_ERROR" : "INTERNAL_ERROR", message: `${name}: ${message}`, retryable: !refused };
}

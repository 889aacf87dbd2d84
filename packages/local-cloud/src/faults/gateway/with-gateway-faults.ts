import type { MountedService, ServiceRequest } from "../../services/gateway/gateway.ts";
import type { Injector, Strike } from "../injector.ts";
import { answerLost } from "./answer-lost.ts";
import { connectionCut } from "./connection-cut.ts";
import { noAnswer } from "./no-answer.ts";
import { readPlace } from "./read-place.ts";
import { serverError } from "./server-error.ts";
import { throttled } from "./throttled.ts";

/** What a fault makes of a request; the strike says how long it lasts. Resolves when the request is over. */
export type GatewayFault = (asked: ServiceRequest, service: MountedService, strike: Strike) => void | Promise<void>;

const FAULTS = {
  throttled,
  "server-error": serverError,
  "no-answer": noAnswer,
  "connection-cut": connectionCut,
  "answer-lost": answerLost,
} as const satisfies Readonly<Record<string, GatewayFault>>;

const KINDS = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

/** Puts the faults of requests before a service of the one address. */
export function withGatewayFaults(
  service: MountedService,
  injector: Injector,
  callerOf: (accessKeyId: string | undefined) => string,
): MountedService {
  return {
    takes: (addressed) => service.takes(addressed),
    handle: async (asked) => {
      if (!injector.isOn) return service.handle(asked);
      const { place, onward } = await readPlace(asked, callerOf);
      const strike = injector.meet(place, KINDS);
      return strike ? FAULTS[strike.kind](onward, service, strike) : service.handle(onward);
    },
  };
}

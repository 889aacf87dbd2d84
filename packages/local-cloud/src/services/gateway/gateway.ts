import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { awsFault } from "../aws-fault.ts";
import { readAddress, type Addressed } from "./addressed.ts";
import { sendFault } from "./json-protocol.ts";
import { close, listen } from "./loopback.ts";
import { refuse } from "./refuse.ts";

/** A request on its way to a service; its body has not been read. */
export interface ServiceRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly addressed: Addressed;
}

/** A service behind the one address. */
export interface MountedService {
  /** Whether a request that is addressed like this is meant for it. */
  takes(addressed: Addressed): boolean;
  /** Answers the request. What it throws becomes AWS's `InternalFailure`, and a warning. */
  handle(asked: ServiceRequest): Promise<void>;
}

/** The one address of all services. */
export interface Gateway {
  readonly endpoint: string;
  /** Adds a service; of two that take the same request, the one mounted first gets it. */
  mount(service: MountedService): void;
  stop(): Promise<void>;
}

/** What the gateway is given. */
export interface GatewayOptions {
  /** Default any free one. */
  readonly port?: number;
  /** Told what a person should know: requests that nothing here answers, and our own failures. */
  readonly warn: (text: string) => void;
}

/**
 * Listens on loopback and hands each request to the service that takes it. A request that no service takes is answered
 * as AWS answers what it does not know, never with a success.
 *
 * @throws StreambridgeError `SERVICE_FAILED` when the port is taken.
 */
export async function startGateway({ port = 0, warn }: GatewayOptions): Promise<Gateway> {
  const services: MountedService[] = [];

  const dispatch = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const addressed = readAddress(request.headers, request.url ?? "/");
    const service = services.find((candidate) => candidate.takes(addressed));
    try {
      if (service) return await service.handle({ request, response, addressed });
      warn(`Nothing here answers ${describe(request, addressed)}.`);
      refuse(response, addressed);
    } catch (thrown) {
      warn(`${describe(request, addressed)} failed inside the local cloud: ${String(thrown)}`);
      if (!response.headersSent)
        sendFault(response, { version: "1.1" }, awsFault("InternalFailure", String(thrown), { status: 500 }));
      response.end();
    }
  };

  const server = createServer((request, response) => void dispatch(request, response));
  const endpoint = await listen(server, port);
  return { endpoint, mount: (service) => services.push(service), stop: () => close(server) };
}

function describe({ method, url }: IncomingMessage, { target, scope }: Addressed): string {
  if (target) return `${target.service}.${target.operation}`;
  return `${method} ${url}${scope === undefined ? "" : ` of ${scope}`}`;
}

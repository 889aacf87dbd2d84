import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { faultOf, type VendorFault, type VendorPlan } from "./vendor-plan.ts";

/** What a consumer told its vendor, and the vendor did. */
export interface Effect {
  readonly consumer: string;
  /** Event type. */
  readonly type: string;
  readonly fact: string;
  /** `metadata.entity.id`. */
  readonly entity: string;
  /** `metadata.item`, the unit of order, and `metadata.sequence`. */
  readonly item: string;
  readonly sequence: string;
  /** Which change it tells of: the e-mail address that only this change gave the user, or the order's id. */
  readonly subject: string;
}

/** The vendors of all consumers, on one address: they remember what they did, and fail as they are told. */
export interface Vendors {
  urlOf(consumer: string): string;
  /** In the order in which they happened. */
  readonly effects: readonly Effect[];
  /** Faults from now on, requests counted anew; undefined: none. */
  follow(plan: VendorPlan | undefined): void;
  /** How many of each fault there were since the plan was set. */
  readonly injected: ReadonlyMap<VendorFault, number>;
  /** Subjects that the vendors refuse for good (400), until somebody takes them out. */
  readonly unwanted: Set<string>;
  forget(): void;
  stop(): Promise<void>;
}

/** Starts the vendors on a free port of loopback. */
export async function startVendors(): Promise<Vendors> {
  let effects: Effect[] = [];
  let plan: VendorPlan | undefined;
  const requests = new Map<string, number>();
  const injected = new Map<VendorFault, number>();
  const unwanted = new Set<string>();

  const meet = (consumer: string): VendorFault | undefined => {
    const request = (requests.get(consumer) ?? 0) + 1;
    requests.set(consumer, request);
    const fault = plan && faultOf(plan, consumer, request);
    if (fault !== undefined) injected.set(fault, (injected.get(fault) ?? 0) + 1);
    return fault;
  };
  const server = createServer(async (request, response) => {
    const consumer = (request.url ?? "").slice(1);
    const told = JSON.parse(await textOf(request)) as Omit<Effect, "consumer">;
    if (unwanted.has(told.subject)) return answer(response, 400);
    const fault = meet(consumer);
    if (fault !== undefined && fault !== "answer-lost") return answer(response, Number(fault));
    effects.push({ consumer, ...told });
    if (fault === "answer-lost") request.socket.destroy();
    else answer(response, 200);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    urlOf: (consumer) => `http://127.0.0.1:${port}/${consumer}`,
    get effects() {
      return effects;
    },
    follow: (next) => {
      plan = next;
      requests.clear();
      if (next !== undefined) injected.clear();
    },
    injected,
    unwanted,
    forget: () => {
      effects = [];
      unwanted.clear();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 429 ? { "retry-after": "1" } : {}).end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

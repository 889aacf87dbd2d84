import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { eventBridgeSettings } from "../publish/event-bridge.ts";

/** An entry as it arrives on the wire. */
export interface SeenEntry {
  readonly EventBusName?: string;
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail: string;
  /** Epoch seconds. */
  readonly Time?: number;
  readonly Resources?: readonly string[];
  readonly TraceHeader?: string;
}

/** How a request is answered: `ok` or an error code for each entry, a fault of the whole call, bare text, or nothing. */
export type Reply =
  | { readonly entries: readonly string[] }
  | { readonly status: number; readonly fault: string }
  | { readonly status: number; readonly text: string }
  | "hang"
  | "reset";

/** A PutEvents endpoint on loopback that answers by script and keeps what it saw. */
export interface PutEventsServer {
  readonly endpoint: string;
  readonly client: EventBridgeClient;
  /** The entries of every request, in the order of arrival. */
  readonly requests: readonly (readonly SeenEntry[])[];
  /** Entries answered with an EventId, in the order of the answers. */
  readonly accepted: readonly SeenEntry[];
  /** The most requests that were open at one time. */
  readonly mostInFlight: number;
  stop(): Promise<void>;
}

/** Answers every entry of a request with success. */
export function acceptAll(entries: readonly SeenEntry[]): Reply {
  return { entries: entries.map(() => "ok") };
}

/** Starts the endpoint on a free port. `script` gets a request's entries and its number, from 0. */
export async function startPutEventsServer(
  script: (entries: readonly SeenEntry[], number: number) => Reply | Promise<Reply> = acceptAll,
): Promise<PutEventsServer> {
  const requests: SeenEntry[][] = [];
  const accepted: SeenEntry[] = [];
  let inFlight = 0;
  let mostInFlight = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    const { Entries: entries } = JSON.parse(await text(request)) as { Entries: SeenEntry[] };
    requests.push(entries);
    const reply = await script(entries, requests.length - 1);
    if (reply !== "hang") inFlight -= 1;
    if (typeof reply === "object" && "entries" in reply) {
      accepted.push(...entries.filter((_, index) => reply.entries[index] === "ok"));
    }
    write(reply, response);
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new EventBridgeClient({
    ...eventBridgeSettings(),
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  return {
    endpoint,
    client,
    requests,
    accepted,
    get mostInFlight() {
      return mostInFlight;
    },
    stop: () =>
      new Promise((resolve) => {
        client.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function write(reply: Reply, response: ServerResponse): void {
  if (reply === "hang") return;
  if (reply === "reset") {
    response.destroy();
    return;
  }
  const status = "status" in reply ? reply.status : 200;
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(bodyOf(reply));
}

function bodyOf(reply: Exclude<Reply, string>): string {
  if ("text" in reply) return reply.text;
  return JSON.stringify("fault" in reply ? { __type: reply.fault, message: "scripted" } : resultOf(reply.entries));
}

function resultOf(entries: readonly string[]) {
  const results = entries.map((code, index) =>
    code === "ok" ? { EventId: `id-${index}` } : { ErrorCode: code, ErrorMessage: "scripted" },
  );
  return { FailedEntryCount: entries.filter((code) => code !== "ok").length, Entries: results };
}

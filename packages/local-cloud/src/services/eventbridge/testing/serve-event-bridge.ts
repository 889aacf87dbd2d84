import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { Resource } from "../../../graph/graph.ts";
import { startGateway } from "../../gateway/gateway.ts";
import { serveJson } from "../../gateway/json-protocol.ts";
import { startEventBridge, type TestBridge } from "./start-event-bridge.ts";

/** EventBridge behind a gateway, and the SDK's client for it. */
export interface ServedBridge extends TestBridge {
  readonly client: EventBridgeClient;
  readonly stop: () => Promise<void>;
}

/** Starts EventBridge from resources and serves it over HTTP. The client tries once. */
export async function serveEventBridge(resources: readonly Resource[], random?: () => number): Promise<ServedBridge> {
  const started = startEventBridge(resources, undefined, random);
  const gateway = await startGateway({ warn: () => undefined });
  gateway.mount(serveJson(started.bridge.json));
  const client = new EventBridgeClient({
    endpoint: gateway.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  const stop = async (): Promise<void> => {
    client.destroy();
    await started.bridge.stop();
    await gateway.stop();
  };
  return { ...started, client, stop };
}

import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";

const client = new EventBridgeClient({});

/** A function that sends one constant event with the SDK: what the SDK costs in any case. */
export async function handler(): Promise<void> {
  const entry = { EventBusName: "events", Source: "com.example", DetailType: "Constant", Detail: "{}" };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
}

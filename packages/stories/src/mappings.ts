import { LambdaClient, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import type { World } from "./world.ts";

/** The id of a mapping, by its name in the program. */
export function mappingId({ cloud }: Pick<World, "cloud">, name: string): string {
  const found = cloud.graph.resources.find((one) => one.type.endsWith(":EventSourceMapping") && one.name === name);
  return String(found?.outputs["uuid"]);
}

/** Switches a mapping off or on, as `aws lambda update-event-source-mapping --uuid ID --no-enabled` does. */
export async function switchMapping(
  { cloud: { endpoint, region } }: Pick<World, "cloud">,
  UUID: string,
  Enabled: boolean,
): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new LambdaClient({ endpoint, region, credentials });
  await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
  client.destroy();
}

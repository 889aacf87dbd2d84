import { readMachine } from "../env.ts";
import { launchDynamoDbLocal, type DynamoDbLocal } from "../services/dynamodb/dynamodb-local.ts";
import { fetchJre, findJava } from "../services/dynamodb/java/find-java.ts";
import type { Booting } from "./booting.ts";

/** Finds or fetches a Java, launches DynamoDB Local with it, and waits until it answers. */
export function launchJava({ step, cache, ending }: Booting): Promise<DynamoDbLocal> {
  const fetch = (into: string): Promise<void> => step("Fetch a Java runtime", () => fetchJre(into));
  return step("Start DynamoDB Local", async () => {
    const java = await findJava({ machine: readMachine(), cache, fetch });
    const local = await launchDynamoDbLocal(java);
    ending.add(() => local.stop());
    await local.answering;
    return local;
  });
}

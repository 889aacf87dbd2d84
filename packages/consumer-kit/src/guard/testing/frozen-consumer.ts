import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Logger } from "@aws-lambda-powertools/logger";
import { once } from "node:events";
import { consume } from "../../consume.ts";
import { DynamoDBStore } from "../dynamodb-store.ts";
import { sampleBody, sampleRecord } from "../../testing/sample-record.ts";
import { sampleEvent } from "../../testing/sample-event.ts";
import { item } from "./item.ts";

// A consumer in a process of its own, which a test freezes between claim and effect: it takes one event, says `claimed`,
// waits for a line on its input, has its effect at the vendor (a POST) and prints what its invocation came to.

const [table = "", dynamodb = "", vendor = ""] = process.argv.slice(2);
const credentials = { accessKeyId: "sample", secretAccessKey: "sample" };
const counts: Record<string, number> = {};
const parked: (string | undefined)[] = [];

const consumer = consume(
  item,
  {
    "UserProfileChanged.v2": async ({ data }) => {
      process.stdout.write("claimed\n");
      await once(process.stdin, "data");
      await fetch(vendor, { method: "POST", body: data.firstname });
    },
  },
  {
    environment: { queueUrl: "queue", deadLetterUrl: "dead-letters", guardTable: table },
    store: new DynamoDBStore(new DynamoDBClient({ endpoint: dynamodb, region: "us-east-1", credentials }), table),
    sqs: {
      send: async ({ input }: { input: { MessageAttributes?: Record<string, { StringValue?: string }> } }) =>
        void parked.push(input.MessageAttributes?.["ErrorCode"]?.StringValue),
    } as never,
    logger: new Logger({ logLevel: "SILENT" }),
    metrics: {
      addMetric: (name, _unit, value) => (counts[name] = value),
      publishStoredMetrics: () => undefined,
    },
  },
);

const event = sampleEvent("UserProfileChanged.v2", { data: { userId: "frozen", firstname: "older" }, order: 1 });
await consumer({ Records: [sampleRecord(sampleBody(event))] }, { getRemainingTimeInMillis: () => 30_000 });
process.stdout.write(`${JSON.stringify({ counts, parked })}\n`);
process.exit(0);

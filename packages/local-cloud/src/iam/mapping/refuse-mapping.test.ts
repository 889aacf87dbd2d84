import { expect, test } from "vitest";
import { readMappingSettings } from "../../services/lambda/mappings/index.ts";
import { mappingOf, queueArnOf, streamArnOf } from "../../testing/graph-of.ts";
import { refusalOfMapping } from "./refuse-mapping.ts";

const STREAM = streamArnOf("Shelves");
const BUCKET = "arn:aws:s3:::failures";

/** How AWS would refuse a mapping to a function whose role may do these things. */
function refusal(source: string, rights: readonly string[], destination?: string): string | undefined {
  const inputs = {
    startingPosition: "LATEST",
    ...(destination !== undefined && { destinationConfig: { onFailure: { destinationArn: destination } } }),
  };
  const settings = readMappingSettings(mappingOf("M", source, "Reader", inputs));
  if (!settings) throw new Error("no settings");
  return refusalOfMapping(settings, (action, resource) => rights.includes(`${action} ${resource}`));
}

const reading = ["GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"].map(
  (action) => `dynamodb:${action} ${STREAM}`,
);
const receiving = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map(
  (action) => `sqs:${action} ${queueArnOf("Mail")}`,
);

test.each(reading)("a stream is not read without %s", (right) => {
  expect(refusal(STREAM, reading)).toBeUndefined();
  expect(
    refusal(
      STREAM,
      reading.filter((other) => other !== right),
    ),
  ).toBe(
    `Cannot access stream ${STREAM}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.`,
  );
});

test.each([
  ["ReceiveMessage", receiving[0]],
  ["DeleteMessage", receiving[1]],
  ["GetQueueAttributes", receiving[2]],
])("a queue is not read without %s", (action, right) => {
  expect(refusal(queueArnOf("Mail"), receiving)).toBeUndefined();
  expect(
    refusal(
      queueArnOf("Mail"),
      receiving.filter((other) => other !== right),
    ),
  ).toBe(`The provided execution role does not have permissions to call ${action} on SQS`);
});

test("the rights are those on the mapping's own source", () => {
  expect(refusal(queueArnOf("Other"), receiving)).toContain("ReceiveMessage");
});

test("a destination for what is given up needs its rights as well", () => {
  const dead = queueArnOf("Dead");
  expect(refusal(STREAM, reading, dead)).toContain("SendMessage on SQS");
  expect(refusal(STREAM, [...reading, `sqs:SendMessage ${dead}`], dead)).toBeUndefined();
  expect(refusal(STREAM, reading, BUCKET)).toContain("ListBucket on S3");
  expect(refusal(STREAM, [...reading, `s3:ListBucket ${BUCKET}`], BUCKET)).toBeUndefined();
});

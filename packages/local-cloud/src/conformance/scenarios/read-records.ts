import type { StreamRecord } from "../../services/dynamodb/stream-source.ts";
import { asText } from "../as-text.ts";
import { createFields, type Fields } from "./fields.ts";
import type { ScenarioRecord, ScenarioShard } from "./scenario.ts";

/** The shard that a stream has where the scenario says nothing. */
const ONLY_SHARD = "shard-1";
const STREAM_ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/Things/stream/2026-01-01T00:00:00.000";

/** The shards of a stream: one that stays open, or those of the scenario. */
export function readShards(fields: Fields): readonly ScenarioShard[] {
  const shards = fields.list("shards").map((value) => readShard(value, fields.where));
  return shards.length === 0 ? [{ shardId: ONLY_SHARD, closed: false }] : shards;
}

function readShard(value: unknown, where: string): ScenarioShard {
  const fields = createFields(value, `${where} shards`);
  const parentShardId = fields.text("parent", "");
  const shard = {
    shardId: fields.text("id"),
    closed: fields.boolean("closed", false),
    ...(parentShardId !== "" && { parentShardId }),
  };
  fields.end();
  return shard;
}

/** The records of a stream, in the order of the file. */
export function readRecords(fields: Fields): readonly ScenarioRecord[] {
  return fields.list("records").map((value) => readRecord(value, `${fields.where} records`));
}

/** A text is the sequence number of a new item of its own; an object says what differs, or is a record as Lambda has it. */
function readRecord(value: unknown, where: string): ScenarioRecord {
  const fields = createFields(typeof value === "object" ? value : { SequenceNumber: asText(value) }, where);
  const when = {
    shardId: fields.text("shard", ONLY_SHARD),
    afterSeconds: fields.number("afterSeconds", 0),
    ageSeconds: fields.number("ageSeconds", 0),
  };
  const whole = fields.object("record");
  const record = "dynamodb" in whole ? (whole as unknown as StreamRecord) : makeRecord(fields);
  fields.end();
  return { ...when, record };
}

function makeRecord(fields: Fields): StreamRecord {
  const sequence = fields.text("SequenceNumber");
  const keys = { id: { S: fields.text("id", sequence) } };
  const eventName = fields.text("eventName", "INSERT") as StreamRecord["eventName"];
  const images = { ...fields.ifThere("NewImage"), ...fields.ifThere("OldImage") };
  return {
    eventID: `event-${sequence}`,
    eventName,
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: 0,
      Keys: keys,
      ...(eventName !== "REMOVE" && { NewImage: keys }),
      ...images,
      SequenceNumber: sequence,
      SizeBytes: JSON.stringify({ keys, images }).length,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: STREAM_ARN,
    ...(fields.ifThere("userIdentity") as Pick<StreamRecord, "userIdentity">),
  };
}

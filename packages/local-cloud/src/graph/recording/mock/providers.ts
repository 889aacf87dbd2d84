import { ACCOUNT_ID } from "../account.ts";
import type { Properties } from "../program.ts";
import { shortId, uuidOf } from "./ids.ts";

/** A resource that a program asks for, before a provider has answered. */
export interface Asked {
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly inputs: Properties;
  readonly region: string;
}

/** What the provider answers beyond the inputs. Only what AWS computes has to be here. */
export interface Answer {
  readonly id: string;
  readonly outputs?: Properties;
}

/**
 * What AWS's provider answers, by Pulumi's type token. A shape matters: SST takes ARNs apart by their colons, and roles
 * are made of them.
 */
export const PROVIDERS: Readonly<Record<string, (asked: Asked) => Answer>> = {
  "aws:apigatewayv2/api:Api": ({ name, region }) => {
    const id = shortId(name);
    return {
      id,
      outputs: {
        apiEndpoint: `https://${id}.execute-api.${region}.amazonaws.com`,
        executionArn: `arn:aws:execute-api:${region}:${ACCOUNT_ID}:${id}`,
        arn: `arn:aws:apigateway:${region}::/apis/${id}`,
      },
    };
  },
  "aws:cloudwatch/eventArchive:EventArchive": (asked) =>
    named(asked, "name", `archive/${own(asked, "name")}`, "events"),
  "aws:cloudwatch/eventBus:EventBus": (asked) => named(asked, "name", `event-bus/${own(asked, "name")}`, "events"),
  "aws:cloudwatch/eventRule:EventRule": (asked) => {
    const bus = asked.inputs["eventBusName"];
    const path = typeof bus === "string" ? `${bus.split("/").at(-1)}/${own(asked, "name")}` : own(asked, "name");
    return named(asked, "name", `rule/${path}`, "events");
  },
  "aws:cloudwatch/logGroup:LogGroup": (asked) => named(asked, "name", `log-group:${own(asked, "name")}`, "logs"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (asked) =>
    named(asked, "name", `alarm:${own(asked, "name")}`, "cloudwatch"),
  "aws:cognito/userPool:UserPool": ({ name, region }) => {
    const id = `${region}_${shortId(name)}`;
    return {
      id,
      outputs: {
        arn: `arn:aws:cognito-idp:${region}:${ACCOUNT_ID}:userpool/${id}`,
        endpoint: `cognito-idp.${region}.amazonaws.com/${id}`,
      },
    };
  },
  "aws:cognito/userPoolClient:UserPoolClient": ({ name }) => ({ id: shortId(name), outputs: { clientSecret: "" } }),
  "aws:dynamodb/table:Table": (asked) => {
    const table = named(asked, "name", `table/${own(asked, "name")}`, "dynamodb");
    if (asked.inputs["streamEnabled"] !== true) return table;
    const streamLabel = "2026-01-01T00:00:00.000";
    return {
      ...table,
      outputs: { ...table.outputs, streamLabel, streamArn: `${String(table.outputs?.["arn"])}/stream/${streamLabel}` },
    };
  },
  "aws:iam/role:Role": (asked) => ({
    id: own(asked, "name"),
    outputs: { name: own(asked, "name"), arn: `arn:aws:iam::${ACCOUNT_ID}:role/${own(asked, "name")}` },
  }),
  "aws:lambda/eventSourceMapping:EventSourceMapping": ({ name, region }) => {
    const uuid = uuidOf(name);
    const arn = `arn:aws:lambda:${region}:${ACCOUNT_ID}:event-source-mapping:${uuid}`;
    return { id: uuid, outputs: { uuid, arn } };
  },
  "aws:lambda/function:Function": (asked) => {
    const fn = named(asked, "name", `function:${own(asked, "name")}`, "lambda");
    const arn = String(fn.outputs?.["arn"]);
    return {
      ...fn,
      outputs: {
        ...fn.outputs,
        version: "$LATEST",
        qualifiedArn: `${arn}:$LATEST`,
        invokeArn: `arn:aws:apigateway:${asked.region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
        lastModified: "2026-01-01T00:00:00.000+0000",
      },
    };
  },
  "aws:s3/bucket:Bucket": (asked) => {
    const bucket = own(asked, "bucket");
    return {
      id: bucket,
      outputs: {
        bucket,
        arn: `arn:aws:s3:::${bucket}`,
        bucketDomainName: `${bucket}.s3.amazonaws.com`,
        region: asked.region,
      },
    };
  },
  "aws:scheduler/schedule:Schedule": (asked) =>
    named(asked, "name", `schedule/default/${own(asked, "name")}`, "scheduler"),
  "aws:sns/topic:Topic": (asked) => {
    const topic = named(asked, "name", own(asked, "name"), "sns");
    return { ...topic, id: String(topic.outputs?.["arn"]) };
  },
  "aws:sqs/queue:Queue": (asked) => {
    const queue = named(asked, "name", own(asked, "name"), "sqs");
    const url = `https://sqs.${asked.region}.amazonaws.com/${ACCOUNT_ID}/${own(asked, "name")}`;
    return { id: url, outputs: { ...queue.outputs, url } };
  },
  "aws:ssm/parameter:Parameter": (asked) => {
    const name = own(asked, "name");
    return named(asked, "name", `parameter/${name.replace(/^\//, "")}`, "ssm");
  },
  "random:index/randomBytes:RandomBytes": ({ name, inputs }) => {
    // Text that looks random is of no use here: the recording must be the same each time.
    const bytes = Buffer.alloc(Number(inputs["length"]), name);
    return { id: bytes.toString("base64"), outputs: { base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
  },
};

/**
 * The answer to `asked`: from {@link PROVIDERS}, or, for a type that is not listed, an id and an ARN of the usual shape.
 */
export function answerFor(asked: Asked): Answer {
  const provider = PROVIDERS[asked.type];
  if (provider !== undefined) return provider(asked);
  const [service = "", kind = ""] = asked.type.split(/[:/]/).slice(1);
  // Where a program gives an ARN itself (an event target's), it is that of something else, and stays.
  const hasOwnArn = asked.type.startsWith("aws:") && asked.inputs["arn"] === undefined;
  return { id: `${asked.name}-id`, ...(hasOwnArn && arnOnly(asked, `${kind}/${asked.name}`, service)) };
}

/** The physical name: what the program gives, otherwise what a provider would make up from the logical name. */
function own({ name, inputs }: Asked, property: string): string {
  const given = inputs[property];
  return typeof given === "string" && given !== "" ? given : `${name}-${shortId(name)}`;
}

function named(asked: Asked, property: string, path: string, service: string): Answer {
  const name = own(asked, property);
  return { id: name, outputs: { [property]: name, ...arnOnly(asked, path, service).outputs } };
}

function arnOnly({ region }: Asked, path: string, service: string): { outputs: Properties } {
  return { outputs: { arn: `arn:aws:${service}:${region}:${ACCOUNT_ID}:${path}` } };
}

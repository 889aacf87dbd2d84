import { takeBody } from "../../iam/gate/take-body.ts";
import type { Addressed } from "../../services/gateway/addressed.ts";
import type { ServiceRequest } from "../../services/gateway/gateway.ts";
import type { Place } from "../place.ts";

const SERVICE_OF_TARGET: Readonly<Record<string, string>> = {
  AWSEvents: "events",
  AmazonSQS: "sqs",
  AmazonSSM: "ssm",
  GraniteServiceVersion20100801: "monitoring",
  DynamoDB_20120810: "dynamodb",
  DynamoDBStreams_20120810: "streams",
};

/** The place of a request, and the request with its body still to be read. */
export interface PlacedRequest {
  readonly place: Place;
  readonly onward: ServiceRequest;
}

/** @param callerOf The caller that an access key id stands for. */
export async function readPlace(
  asked: ServiceRequest,
  callerOf: (accessKeyId: string | undefined) => string,
): Promise<PlacedRequest> {
  const { addressed, request } = asked;
  const caller = callerOf(addressed.accessKeyId);
  if (!addressed.target && !addressed.isForm) {
    return { place: { ...placeOfRest(request.method ?? "GET", addressed), caller }, onward: asked };
  }
  const { body, again } = await takeBody(request);
  const place = addressed.target ? placeOfTarget(addressed.target, body) : placeOfForm(addressed, body);
  return { place: { ...place, caller }, onward: { ...asked, request: again } };
}

type Unsigned = Omit<Place, "caller">;

/** S3 by method and path, other REST services by their method; their paths hold names that differ from run to run. */
function placeOfRest(method: string, { scope = "s3", path }: Addressed): Unsigned {
  const verb = method.slice(0, 1) + method.slice(1).toLowerCase();
  const [, bucket = "", key = ""] = path.split("/");
  if (scope !== "s3") return { service: scope, operation: verb, resource: "-" };
  return { service: scope, operation: `${verb}${key === "" ? "Bucket" : "Object"}`, resource: bucket || "-" };
}

function placeOfForm({ scope = "sqs", path }: Addressed, body: string): Unsigned {
  const form = new URLSearchParams(body);
  const resource = lastPart(form.get("QueueUrl") ?? path);
  return { service: scope, operation: form.get("Action") ?? "-", resource };
}

function placeOfTarget({ service, operation }: NonNullable<Addressed["target"]>, body: string): Unsigned {
  return { service: SERVICE_OF_TARGET[service] ?? service.toLowerCase(), operation, resource: resourceIn(body) };
}

/** What is named first of what a request can be about. */
interface Named {
  readonly QueueUrl?: string;
  readonly TableName?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName?: string }>>[];
  readonly Entries?: readonly { readonly EventBusName?: string }[];
  readonly Name?: string;
}

function resourceIn(body: string): string {
  let input: Named;
  try {
    input = (JSON.parse(body) as Named | null) ?? {};
  } catch {
    return "-";
  }
  const { QueueUrl, TableName, RequestItems = {}, TransactItems = [], Entries = [], Name } = input;
  const inTransaction = Object.values(TransactItems[0] ?? {})[0]?.TableName;
  const table = TableName ?? Object.keys(RequestItems)[0] ?? inTransaction;
  return lastPart(QueueUrl ?? table ?? Entries[0]?.EventBusName ?? Name ?? "-");
}

/** The name at the end of a URL or an ARN; of a plain name all of it. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1) || "-";
}

import { awsFault } from "../../aws-fault.ts";
import type { ServiceRequest } from "../../gateway/gateway.ts";
import { readBody } from "../../gateway/read-body.ts";
import type { RunningMapping } from "../mappings/index.ts";
import { describeMapping } from "./describe-mapping.ts";
import { functionNameOf } from "./function-name.ts";
import type { LambdaApi } from "./lambda-api.ts";
import { pageOf } from "./page.ts";

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
export function listEventSourceMappings({ addressed: { query } }: ServiceRequest, api: LambdaApi): object {
  const source = query.get("EventSourceArn");
  const asked = query.get("FunctionName");
  const name = asked === null ? undefined : functionNameOf(asked, null, api.graph, api.functions);
  const wanted = api.mappings.filter(
    ({ settings }) =>
      (source === null || settings.eventSourceArn === source) && (name === undefined || settings.functionName === name),
  );
  const { items, ...next } = pageOf(wanted, query);
  return { EventSourceMappings: items.map((mapping) => describeMapping(mapping, api)), ...next };
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html */
export function getEventSourceMapping(_asked: ServiceRequest, api: LambdaApi, uuid: string): object {
  return describeMapping(mappingOf(api, uuid), api);
}

/** What an update may say beside `Enabled`, since it changes nothing. */
const NAMING = new Set(["Enabled", "FunctionName", "UUID"]);

/**
 * Pauses a mapping or has it go on. Everything else is changed in the program: what the deployment would not know must
 * not work here.
 *
 * @throws AwsFault `InvalidParameterValueException` for another change, in words of ours.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
 */
export async function updateEventSourceMapping(
  { request }: ServiceRequest,
  api: LambdaApi,
  uuid: string,
): Promise<object> {
  const mapping = mappingOf(api, uuid);
  const input = JSON.parse((await readBody(request)) || "{}") as Readonly<Record<string, unknown>>;
  const other = Object.keys(input).find((parameter) => !NAMING.has(parameter));
  if (other !== undefined) {
    throw awsFault("InvalidParameterValueException", `${other} is changed in the program, and not while it runs here.`);
  }
  const { Enabled: enabled } = input;
  if (typeof enabled !== "boolean" || enabled === mapping.isEnabled) return describeMapping(mapping, api);
  await mapping.setEnabled(enabled);
  return { ...describeMapping(mapping, api), State: enabled ? "Enabling" : "Disabling" };
}

function mappingOf({ mappings }: LambdaApi, uuid: string): RunningMapping {
  const found = mappings.find(({ settings }) => settings.uuid === uuid);
  if (found !== undefined) return found;
  throw awsFault("ResourceNotFoundException", "The resource you requested does not exist.", { status: 404 });
}

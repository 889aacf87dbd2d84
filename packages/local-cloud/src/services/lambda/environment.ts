import { dirname } from "node:path";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { Credentials } from "../../iam/credentials.ts";
import type { FunctionAsked } from "./from-graph.ts";

/** What a function's variables are made from beside the function itself. */
export interface Surroundings {
  readonly app: ResourceGraph["app"];
  /** The one address of all services. */
  readonly endpoint: string;
  /** Puts local addresses in the place of AWS's, in any text. */
  readonly localize: (text: string) => string;
  /** What the function with this physical name signs its requests with. */
  readonly credentialsOf: (functionName: string) => Credentials;
}

// Where SST's deployed function finds the encrypted file with its links; here they are handed over in the open.
const OF_DEPLOYED_LINKS = new Set(["SST_KEY", "SST_KEY_FILE"]);

/**
 * The whole environment of a function: what Lambda sets, what the program set, and what `Resource` of the package sst
 * reads. Nothing of this machine's own environment is in it.
 *
 * @param bundle The path of the bundle.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function environmentOf(
  asked: FunctionAsked,
  bundle: string,
  surroundings: Surroundings,
): Record<string, string> {
  const { app, endpoint, localize, credentialsOf } = surroundings;
  const { name, memoryMb, logGroup, build, environment } = asked;
  const { accessKeyId, secretAccessKey, sessionToken } = credentialsOf(name);
  const own = Object.entries(environment).filter(([variable]) => !OF_DEPLOYED_LINKS.has(variable));
  return {
    ...Object.fromEntries(own.map(([variable, value]) => [variable, localize(value)])),
    SST_RESOURCE_App: JSON.stringify({ name: app.name, stage: app.stage }),
    SST_RESOURCES_JSON: localize(JSON.stringify(build.links)),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: app.region,
    AWS_DEFAULT_REGION: app.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
    AWS_EXECUTION_ENV: `AWS_Lambda_${build.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: LOG_STREAM,
    // Keeps the SDKs from reading the configuration files of whoever runs this.
    HOME: dirname(bundle),
    LAMBDA_TASK_ROOT: dirname(bundle),
    LANG: "en_US.UTF-8",
    PATH: "/usr/local/bin:/usr/bin/:/bin",
    TZ: ":UTC",
    _HANDLER: `bundle.${exportOf(build.handler)}`,
  };
}

/** The log stream that every execution claims to write to; logs go to the spy. */
export const LOG_STREAM = "local/[$LATEST]0";

/** The name of the exported function in a handler such as `src/shelves.handler`. */
export function exportOf(handler: string): string {
  return handler.slice(handler.lastIndexOf(".") + 1);
}

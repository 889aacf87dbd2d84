import { FUNCTION_MEMORY_MB } from "./numbers.ts";
import { logDays, metricsNamespace, named } from "./stage.ts";

/** What one function needs beyond what all of them have. */
export interface FunctionNeeds {
  /** `path/to/file.export`, relative to the project. */
  readonly handler: string;
  /** What log lines and metrics call it. */
  readonly service: string;
  /** One sentence for the AWS console. */
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMb?: number;
  readonly environment: Record<string, $util.Input<string>>;
  /** Its rights, statement by statement; none comes from anywhere else. */
  readonly permissions: sst.aws.FunctionPermissionArgs[];
  /** Secrets that its code reads through `Resource`; a secret grants nothing. */
  readonly link?: sst.Secret[];
}

/** A function that has been made, as alarms speak of it. */
export interface MadeFunction {
  /** Its logical name. */
  readonly name: string;
  readonly service: string;
  readonly fn: sst.aws.Function;
}

const made: MadeFunction[] = [];

/** Every function that has been made so far. Alarms go by it, so that none can be without. */
export const functionsMade = (): readonly MadeFunction[] => made;

/**
 * Makes a function whose role can be assumed by Lambda alone and holds the named statements and nothing else.
 *
 * SST 4.17 would let the whole account assume each role, and would attach a managed policy that may write to every log
 * group; both are replaced.
 */
export function createFunction(name: string, needs: FunctionNeeds): sst.aws.Function {
  const logs = new aws.cloudwatch.LogGroup(`${name}Logs`, {
    name: `/aws/lambda/${named(name)}`,
    retentionInDays: logDays(),
  });
  const writeLogs = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [$interpolate`${logs.arn}:*`],
  };
  const fn = new sst.aws.Function(name, {
    handler: needs.handler,
    description: needs.description,
    runtime: "nodejs24.x",
    architecture: "arm64",
    memory: `${needs.memoryMb ?? FUNCTION_MEMORY_MB} MB`,
    timeout: `${needs.timeoutSeconds} seconds`,
    // Split, so that a cold start reads and compiles only what it imports at once.
    nodejs: { minify: true, splitting: true },
    logging: { format: "json", logGroup: logs.name },
    environment: {
      POWERTOOLS_SERVICE_NAME: needs.service,
      POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(),
      ...needs.environment,
    },
    permissions: [...needs.permissions, writeLogs],
    link: needs.link ?? [],
    transform: {
      role: {
        assumeRolePolicy: JSON.stringify(aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" })),
        managedPolicyArns: [],
      },
    },
  });
  made.push({ name, service: needs.service, fn });
  return fn;
}

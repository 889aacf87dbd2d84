import { join } from "node:path";
import { createEnding, type Ending } from "./boot/ending.ts";
import { findNotEmulated } from "./boot/emulation.ts";
import { createLocalize } from "./boot/localize.ts";
import { createProgress, type Step } from "./boot/progress.ts";
import { startMappings } from "./boot/start-mappings.ts";
import { substituteSecrets } from "./boot/substitute-secrets.ts";
import { createRealClock } from "./clock.ts";
import { readMachine } from "./env.ts";
import { viewGraph } from "./graph/graph-view.ts";
import { SECRET_TOKEN, type ResourceGraph } from "./graph/graph.ts";
import { recordGraph } from "./graph/record-graph.ts";
import type { LocalCloud, LocalCloudOptions } from "./local-cloud.ts";
import { startHttpApis } from "./services/apigateway/index.ts";
import { createDynamoDb } from "./services/dynamodb/dynamodb.ts";
import { launchDynamoDbLocal, type DynamoDbLocal } from "./services/dynamodb/dynamodb-local.ts";
import { fetchJre, findJava } from "./services/dynamodb/java/find-java.ts";
import { createEventBridge } from "./services/eventbridge/index.ts";
import { startGateway } from "./services/gateway/gateway.ts";
import { serveJson } from "./services/gateway/json-protocol.ts";
import { serveUpstream } from "./services/gateway/upstream.ts";
import { bundle } from "./services/lambda/bundle/bundle.ts";
import { readFunctions } from "./services/lambda/from-graph.ts";
import { createLambda } from "./services/lambda/lambda.ts";
import { startS3 } from "./services/s3/s3.ts";
import { createSqs } from "./services/sqs/sqs.ts";
import { createSsm } from "./services/ssm/ssm.ts";
import { createSpy } from "./spy/spy.ts";

/**
 * Records what an SST program asks for and boots it on this machine.
 *
 * @throws StreambridgeError `STACK_FAILED` or `PLATFORM_FAILED` when the program cannot be recorded, `BUNDLE_FAILED`,
 * `JAVA_MISSING`, `SERVICE_FAILED`, or `GRAPH_UNSUPPORTED`. Whatever had been started by then is ended.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const step = createProgress(options.onProgress);
  const { project, stage = "local", secrets = {}, cache = join(project, ".streambridge") } = options;
  const tokens = Object.fromEntries(Object.keys(secrets).map((name) => [name, SECRET_TOKEN(name)]));
  return bootGraph(options, async () => {
    const graph = await step(
      "Record the resource graph",
      () => recordGraph({ project, stage, secrets: tokens, cache: join(cache, "graphs") }),
      ({ resources, functions }) => `${resources.length} resources, ${functions.length} functions`,
    );
    return substituteSecrets(graph, secrets);
  });
}

/**
 * Boots a graph that comes from elsewhere: recorded before, or written by hand in a test.
 *
 * @param options As for {@link startLocalCloud}; handlers are found in `project`.
 * @param recorded Called once; DynamoDB Local is being started meanwhile.
 */
export async function bootGraph(
  options: Omit<LocalCloudOptions, "stage" | "secrets">,
  recorded: () => Promise<ResourceGraph>,
): Promise<LocalCloud> {
  const ending = createEnding();
  try {
    return await boot(options, recorded, ending);
  } catch (failure) {
    await ending.end().catch(() => {});
    throw failure;
  }
}

async function boot(
  options: Omit<LocalCloudOptions, "stage" | "secrets">,
  recorded: () => Promise<ResourceGraph>,
  ending: Ending,
): Promise<LocalCloud> {
  const { project, cache = join(project, ".streambridge"), clock = createRealClock(), upstreams = {} } = options;
  const step = createProgress(options.onProgress);
  const spy = createSpy(clock);
  const warn = (text: string): void => spy.tell({ kind: "warning", text });

  // Java takes longest, so it starts first and everything else happens meanwhile; where there is none, nothing else matters.
  const launching = launchJava(step, cache, ending);
  const recording = recorded();
  const graph = await Promise.race([recording, launching.then(() => recording)]);
  const { region, accountId } = graph.app;
  const notEmulated = findNotEmulated(graph);
  for (const [type, count] of notEmulated) warn(`${type} is not emulated (${count} in the graph)`);

  const asked = readFunctions(graph);
  const bundling = step(
    "Bundle the functions",
    () =>
      Promise.all(
        asked.map(async (fn) => ({
          asked: fn,
          bundle: await bundle({ project, build: fn.build, cache: join(cache, "bundles") }),
        })),
      ),
    (bundled) => `${bundled.length} functions`,
  );
  bundling.catch(() => {});

  const gateway = await startGateway({ ...(options.port !== undefined && { port: options.port }), warn });
  ending.add(gateway.stop);
  const { endpoint } = gateway;
  const sqs = createSqs({ graph, endpoint, clock, spy });
  ending.add(sqs.stop);
  const s3 = await startS3({ graph, spy });
  ending.add(s3.stop);

  const local = await launching;
  const dynamodb = await step("Create the tables", () => createDynamoDb({ graph, local, clock, spy }));
  ending.add(dynamodb.stop);

  let apis: Readonly<Record<string, string>> = {};
  const surroundings = { app: graph.app, endpoint, localize: createLocalize(graph, endpoint, () => apis) };
  const lambda = createLambda({ bundled: await bundling, surroundings, spy });
  ending.add(lambda.stop);
  const { functions } = lambda;
  const { queues } = sqs;
  const eventbridge = createEventBridge({ graph, queues, functions, spy, clock });
  ending.add(eventbridge.stop);

  const ssm = createSsm({ graph, clock });
  const others = Object.entries(upstreams).map(([name, address]) => serveUpstream(name, address));
  const mounted = [...others, ...dynamodb.mounted, ...sqs.mounted, serveJson(eventbridge.json), ssm, ...s3.mounted];
  for (const service of mounted) gateway.mount(service);
  const http = await startHttpApis({ graph, functions, spy, clock });
  ending.add(http.stop);
  apis = http.apis;

  const mappings = await step(
    "Start the event source mappings",
    () => startMappings({ graph, dynamodb, queues, s3, functions, clock, spy }),
    (started) => `${started.length} mappings`,
  );
  for (const mapping of mappings) ending.add(() => mapping.stop());

  return {
    graph,
    endpoint,
    region,
    accountId,
    apis,
    token: http.token,
    queues,
    functions,
    spy,
    faults: eventbridge.faults,
    notEmulated,
    physicalName: viewGraph(graph).physicalName,
    stop: ending.end,
  };
}

function launchJava(step: Step, cache: string, ending: Ending): Promise<DynamoDbLocal> {
  const fetch = (into: string): Promise<void> => step("Fetch a Java runtime", () => fetchJre(into));
  return step("Start DynamoDB Local", async () => {
    const java = await findJava({ machine: readMachine(), cache, fetch });
    const local = await launchDynamoDbLocal(java);
    ending.add(local.stop);
    await local.answering;
    return local;
  });
}

import { join } from "node:path";
import { beginBooting, cacheOf, type Booting } from "./boot/booting.ts";
import { bundleFunctions } from "./boot/bundle-functions.ts";
import { createEnding } from "./boot/ending.ts";
import { findNotEmulated } from "./boot/emulation.ts";
import { launchJava } from "./boot/launch-java.ts";
import { createProgress } from "./boot/progress.ts";
import { startFunctions } from "./boot/start-functions.ts";
import { startIam } from "./boot/start-iam.ts";
import { startMappings } from "./boot/start-mappings.ts";
import { startStores } from "./boot/start-stores.ts";
import { substituteSecrets } from "./boot/substitute-secrets.ts";
import { watchFunctions } from "./boot/watch-functions.ts";
import { createCallers, withGatewayFaults, withSendingFaults } from "./faults/index.ts";
import { viewGraph } from "./graph/graph-view.ts";
import { SECRET_TOKEN, type ResourceGraph } from "./graph/graph.ts";
import { recordGraph } from "./graph/record-graph.ts";
import { watchProgram } from "./graph/watch-program.ts";
import type { LocalCloud, LocalCloudOptions } from "./local-cloud.ts";
import { createCloudWatch } from "./services/cloudwatch/cloudwatch.ts";
import { createEventBridge } from "./services/eventbridge/index.ts";
import { serveJson } from "./services/gateway/json-protocol.ts";
import type { RunningMapping } from "./services/lambda/mappings/index.ts";
import { asynchronous } from "./services/lambda/asynchronous.ts";
import { serveLambda } from "./services/lambda/api/serve-lambda.ts";
import { createSts } from "./services/sts/sts.ts";
import { serveUpstream } from "./services/gateway/upstream.ts";

/**
 * Records what an SST program asks for and boots it on this machine.
 *
 * @throws StreambridgeError `STACK_FAILED` or `PLATFORM_FAILED` when the program cannot be recorded, `BUNDLE_FAILED`,
 * `JAVA_MISSING`, `SERVICE_FAILED`, or `GRAPH_UNSUPPORTED`. Whatever had been started by then is ended.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const step = createProgress(options.onProgress);
  const { project, stage = "local", secrets = {} } = options;
  const tokens = Object.fromEntries(Object.keys(secrets).map((name) => [name, SECRET_TOKEN(name)]));
  const program = { project, stage, secrets: tokens };
  const cache = join(cacheOf(options), "graphs");
  const cloud = await bootGraph(options, async () => {
    const graph = await step(
      "Record the resource graph",
      () => recordGraph({ ...program, cache }),
      ({ resources, functions }) => `${resources.length} resources, ${functions.length} functions`,
    );
    return substituteSecrets(graph, secrets);
  });
  if (options.watch !== true) return cloud;
  const endWatch = watchProgram(program, cache, (paths) => cloud.spy.tell({ kind: "program-changed", paths }));
  return {
    ...cloud,
    stop: () => {
      endWatch();
      return cloud.stop();
    },
  };
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
    return await boot(beginBooting(options, ending), recorded);
  } catch (failure) {
    await ending.end().catch(() => {});
    throw failure;
  }
}

async function boot(booting: Booting, recorded: () => Promise<ResourceGraph>): Promise<LocalCloud> {
  const { clock, spy, faulting, ending, warn, upstreams } = booting;
  // Java takes longest, so it starts first and everything else happens meanwhile; where there is none, nothing else matters.
  const launching = launchJava(booting);
  const recording = recorded();
  const graph = await Promise.race([recording, launching.then(() => recording)]);
  const notEmulated = findNotEmulated(graph);
  for (const [type, count] of notEmulated) warn(`${type} is not emulated (${count} in the graph)`);

  const bundling = bundleFunctions(booting, graph);
  const [bundled, stores] = await Promise.all([bundling, startStores(booting, graph, launching)]);
  const { gateway, sqs, mounted } = stores;
  const iam = startIam(booting, graph, stores);
  const { functions, http, replace } = await startFunctions(booting, graph, gateway.endpoint, iam, bundled);
  const { authorize } = iam;
  const { faults, injector, events } = faulting;
  const sending = withSendingFaults(sqs.queues, injector);
  const eventbridge = createEventBridge({ graph, queues: sending, functions, authorize, faults: events, spy, clock });
  ending.add(() => eventbridge.stop());

  const cloudwatch = createCloudWatch({ graph, queues: sqs.queues, clock, spy });
  ending.add(() => cloudwatch.stop());

  const stopping = new AbortController();
  ending.add(() => stopping.abort());
  const callerOf = createCallers(functions.names, iam.credentialsOf);
  const invokeAsync = asynchronous({ functions, clock, warn, stopped: stopping.signal });
  const mappings: RunningMapping[] = [];
  const others = Object.entries(upstreams).map(([name, address]) => serveUpstream(name, address));
  for (const service of [
    ...others,
    ...mounted,
    serveJson(eventbridge.json),
    serveJson(cloudwatch.json),
    createSts({ accountId: graph.app.accountId, sessionOf: iam.sessionOf }),
    serveLambda({ graph, functions, invokeAsync, mappings }),
  ])
    gateway.mount(withGatewayFaults(iam.guard(service), injector, callerOf));
  const view = viewGraph(graph);
  mappings.push(...(await startMappings(booting, graph, stores, functions, iam)));
  if (booting.watch) watchFunctions(booting, bundled, replace);

  return {
    graph,
    endpoint: gateway.endpoint,
    region: graph.app.region,
    accountId: graph.app.accountId,
    apis: http.apis,
    token: http.token,
    queues: sqs.queues,
    functions,
    spy,
    faults,
    notEmulated,
    physicalName: (type, name) => view.physicalName(type, name),
    stop: () => ending.end(),
  };
}

import { withFunctionFaults } from "../faults/index.ts";
import type { ResourceGraph } from "../graph/graph.ts";
import type { Iam } from "../iam/iam.ts";
import { startHttpApis, type HttpApis } from "../services/apigateway/index.ts";
import type { Functions } from "../services/lambda/functions.ts";
import { createLambda, type Lambda } from "../services/lambda/lambda.ts";
import type { Booting } from "./booting.ts";
import type { BundledFunction } from "./bundle-functions.ts";
import { createLocalize } from "./localize.ts";

/** The functions, and the HTTP APIs before them. */
export interface Running {
  readonly functions: Functions;
  readonly http: HttpApis;
  /** Runs a function from another bundle from now on. */
  readonly replace: Lambda["replace"];
}

/** @param endpoint The one address, which functions find AWS at. */
export async function startFunctions(
  { clock, spy, faulting, ending }: Booting,
  graph: ResourceGraph,
  endpoint: string,
  iam: Iam,
  bundled: readonly BundledFunction[],
): Promise<Running> {
  // An API needs the functions, and a function may be told the address of an API; it asks when it first runs.
  let addresses: HttpApis["apis"] = {};
  const localize = createLocalize(graph, endpoint, () => addresses);
  const lambda = createLambda({
    bundled: bundled.map(({ asked, bundle }) => ({ asked, bundle: bundle.path })),
    surroundings: { app: graph.app, endpoint, localize, credentialsOf: iam.credentialsOf },
    spy,
    clock,
  });
  ending.add(() => lambda.stop());
  const functions = withFunctionFaults(lambda.functions, faulting.injector, spy);
  const http = await startHttpApis({ graph, functions, authorize: iam.authorize, spy, clock });
  ending.add(() => http.stop());
  addresses = http.apis;
  return { functions, http, replace: lambda.replace };
}

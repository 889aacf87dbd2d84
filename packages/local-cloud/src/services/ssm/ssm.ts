import type { Clock } from "../../clock.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { MountedService } from "../gateway/gateway.ts";
import { serveJson } from "../gateway/json-protocol.ts";
import { deleteParameter } from "./operations/delete-parameter.ts";
import { deleteParameters } from "./operations/delete-parameters.ts";
import { getParameter } from "./operations/get-parameter.ts";
import { getParametersByPath } from "./operations/get-parameters-by-path.ts";
import { getParameters } from "./operations/get-parameters.ts";
import { putParameter } from "./operations/put-parameter.ts";
import { createParameterStore } from "./parameter-store.ts";

/** SSM's parameter store with the graph's parameters. */
export function createSsm({ graph, clock }: { readonly graph: ResourceGraph; readonly clock: Clock }): MountedService {
  const store = createParameterStore(graph, clock);
  return serveJson({
    target: "AmazonSSM",
    version: "1.1",
    operations: {
      DeleteParameter: deleteParameter(store),
      DeleteParameters: deleteParameters(store),
      GetParameter: getParameter(store),
      GetParameters: getParameters(store),
      GetParametersByPath: getParametersByPath(store),
      PutParameter: putParameter(store),
    },
  });
}

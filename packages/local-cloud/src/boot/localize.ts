import { viewGraph } from "../graph/graph-view.ts";
import type { ResourceGraph } from "../graph/graph.ts";

/**
 * Puts local addresses in the place of AWS's: those of queues and of HTTP APIs, the only ones that have an address.
 *
 * @param apis The local addresses of HTTP APIs, by logical name; they may still be coming in when this is called.
 */
export function createLocalize(
  graph: ResourceGraph,
  endpoint: string,
  apis: () => Readonly<Record<string, string>>,
): (text: string) => string {
  const { region, accountId } = graph.app;
  const view = viewGraph(graph);
  return (text) => {
    const ofApis = Object.entries(apis()).map(
      ([name, address]) =>
        [String(view.find("aws:apigatewayv2/api:Api", name)?.outputs["apiEndpoint"]), address] as const,
    );
    const ofQueues = [`https://sqs.${region}.amazonaws.com/${accountId}/`, `${endpoint}/${accountId}/`] as const;
    return [ofQueues, ...ofApis].reduce((local, [aws, here]) => local.replaceAll(aws, () => here), text);
  };
}

import { StreambridgeError } from "@streambridge/errors";
import { createRealClock, type Clock } from "../../clock.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { Authorize } from "../../iam/iam.ts";
import type { Spy } from "../../spy/facts.ts";
import { close, listen } from "../gateway/loopback.ts";
import type { Functions } from "../lambda/functions.ts";
import { readHttpApis, type HttpApi } from "./from-graph.ts";
import { createLocalIssuer } from "./issuer.ts";
import { serveApi } from "./serve-api.ts";
import { standardClaims } from "./standard-claims.ts";

/** What the APIs are made from. */
export interface HttpApisOptions {
  readonly graph: ResourceGraph;
  readonly functions: Functions;
  /** Whether a function lets API Gateway invoke it. */
  readonly authorize: Authorize;
  readonly spy: Spy;
  /** Default the machine's own. */
  readonly clock?: Clock;
}

/** The HTTP APIs of a graph, running. */
export interface HttpApis {
  /** Each API's address, such as `http://127.0.0.1:40123`, by the logical name of its SST component or its own. */
  readonly apis: Readonly<Record<string, string>>;
  /**
   * A token that the first authorizer of the graph accepts on every route. `claims` are added to the standard ones and
   * stand instead of them where they have the same name; one that is undefined takes the standard one away.
   *
   * @throws StreambridgeError `GRAPH_UNSUPPORTED` when no route of the graph has a JWT authorizer.
   */
  readonly token: (claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Ends every connection, open requests included. Safe to call twice. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves each HTTP API of a graph on a port of its own, any free one. A route that asks for something that is not here
 * (another authorization than JWT, another integration than a function with payload format 2.0) is named in a warning
 * and answered with 500, never served without its guard.
 *
 * @throws StreambridgeError `SERVICE_FAILED` when a server cannot listen.
 */
export async function startHttpApis(options: HttpApisOptions): Promise<HttpApis> {
  const { graph, functions, authorize, spy, clock = createRealClock() } = options;
  const issuer = createLocalIssuer();
  const apis = readHttpApis(graph);
  warnOfUnsupported(apis, spy);

  const { region, accountId } = graph.app;
  const serving = { functions, authorize, issuer, clock, spy, region, accountId };
  const servers = apis.map((api) => serveApi(api, serving));
  const addresses = await Promise.all(servers.map((server) => listen(server, 0)));

  return {
    apis: Object.fromEntries(apis.map(({ name }, i) => [name, addresses[i] ?? ""])),
    token: async (claims = {}) => {
      const authorizer = apis.flatMap(({ routes }) => routes).find((route) => route.authorizer)?.authorizer;
      if (!authorizer) throw new StreambridgeError("GRAPH_UNSUPPORTED", "no route of the graph has a JWT authorizer");
      return issuer.sign({ ...standardClaims(authorizer, apis, clock.now()), ...claims });
    },
    stop: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function warnOfUnsupported(apis: readonly HttpApi[], spy: Spy): void {
  for (const { name, routes } of apis) {
    for (const { key, target } of routes) {
      if ("unsupported" in target) {
        spy.tell({ kind: "warning", text: `${key} of ${name} will fail: ${target.unsupported} is not emulated.` });
      }
    }
  }
}

import { Agent } from "node:http";
import { forward } from "./forward.ts";
import type { MountedService } from "./gateway.ts";

/**
 * Hands every request that is signed for a service on to a server that answers for it.
 *
 * @param scope The service's signing name, such as `ses`.
 */
export function serveUpstream(scope: string, address: string): MountedService {
  const agent = new Agent({ keepAlive: true });
  return {
    takes: ({ scope: signedFor }) => signedFor === scope,
    handle: async (asked) => {
      await forward(asked, { address, agent });
    },
  };
}

import { forward } from "./forward.ts";
import type { MountedService } from "./gateway.ts";

/**
 * Hands every request that is signed for a service on to a server that answers for it, each over a connection of its own:
 * nobody here knows when that server closes the ones that idle.
 *
 * @param scope The service's signing name, such as `ses`.
 */
export function serveUpstream(scope: string, address: string): MountedService {
  return {
    takes: ({ scope: signedFor }) => signedFor === scope,
    handle: async (asked) => {
      await forward(asked, { address });
    },
  };
}

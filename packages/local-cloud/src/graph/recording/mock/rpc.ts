import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";

/** What SST hands to its bundler for one function, with the function component's logical name. */
export interface BuildCall {
  readonly functionID: string;
  readonly handler: string;
  readonly runtime: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly links?: Readonly<Record<string, unknown>>;
}

/**
 * Answers in the place of SST's command line, which components call while they run: `Runtime.Build` is kept in `builds`
 * and answered with an empty bundle; the account's bootstrap buckets get names.
 *
 * @param scratch a folder for the empty bundle: SST zips it.
 * @returns the function that takes SST's calls. It throws StreambridgeError `GRAPH_UNSUPPORTED` for any other method.
 */
export function createRpc(scratch: string, builds: BuildCall[]): (method: string, args: unknown) => Promise<unknown> {
  const out = join(scratch, "empty-bundle");
  mkdirSync(out, { recursive: true });
  return async (method, args) => {
    switch (method) {
      case "Runtime.Build":
        builds.push(args as BuildCall);
        return { handler: "bundle.handler", out, errors: [], sourcemaps: [] };
      case "Provider.Aws.Bootstrap":
        return { asset: "sst-asset", state: "sst-state", assetEcrRegistryId: "", assetEcrUrl: "" };
      default:
        throw new StreambridgeError(
          "GRAPH_UNSUPPORTED",
          `a component calls SST's command line in a way that cannot be recorded: ${method}`,
          {
            mend: "Use another component, or answer the call in packages/local-cloud/src/graph/recording/mock/rpc.ts.",
            detail: { method },
          },
        );
    }
  };
}

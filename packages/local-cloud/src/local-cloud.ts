import type { CloudFaults } from "./faults/index.ts";
import type { ResourceGraph } from "./graph/graph.ts";
import type { Clock } from "./clock.ts";
import type { Queues } from "./services/sqs/queues.ts";
import type { Functions } from "./services/lambda/functions.ts";
import type { Spy } from "./spy/facts.ts";

/** How to boot. */
export interface LocalCloudOptions {
  /** The folder of `sst.config.ts`. */
  readonly project: string;
  /** Default `local`. */
  readonly stage?: string;
  /** Values of the program's secrets, by name. A secret that is not named keeps its placeholder. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Other HTTP servers that answer for an AWS service behind the one address, by signing name: `{ ses: "http://127.0.0.1:8005" }`. */
  readonly upstreams?: Readonly<Record<string, string>>;
  /** Told about each step of the boot, before (`done` undefined) and after it. */
  readonly onProgress?: (step: {
    readonly title: string;
    readonly milliseconds?: number;
    readonly detail?: string;
  }) => void;
  readonly clock?: Clock;
  /** Where recorded graphs and bundles are cached. Default `<project>/.streambridge`. */
  readonly cache?: string;
  /**
   * Whether functions follow their sources while it is up: a function whose source changes is bundled anew and runs from
   * the new bundle. A change of the program itself is only told (`program-changed`). Default false.
   */
  readonly watch?: boolean;
  /** The port of the one address; default any free one. */
  readonly port?: number;
  /**
   * Whether permissions are checked, as AWS checks them; default `enforced`. `off` is for a program whose policies have a
   * part that is not emulated: then every function may do everything.
   */
  readonly iam?: "enforced" | "off";
}

/** A booted graph. */
export interface LocalCloud {
  readonly graph: ResourceGraph;
  /** The one address of all services: what AWS_ENDPOINT_URL is set to. */
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  /** HTTP APIs by logical name, each with its address. */
  readonly apis: Readonly<Record<string, string>>;
  /** A token that the APIs' authorizers accept; claims are added to the standard ones. */
  token(claims?: Readonly<Record<string, unknown>>): Promise<string>;
  readonly queues: Queues;
  readonly functions: Functions;
  readonly spy: Spy;
  /** Faults that a test asks for, by hand or by a plan; none until it does. */
  readonly faults: CloudFaults;
  /** Resource types of the graph that are not emulated, with how many there are; named once, never pretended. */
  readonly notEmulated: ReadonlyMap<string, number>;
  /** The physical name of the resource with this logical name, such as `queue("SearchIndexQueue")`. */
  physicalName(type: string, logicalName: string): string;
  /** Ends every server, worker and process that was started. Safe to call twice. */
  stop(): Promise<void>;
}

/** One resource as the SST program asked for it. */
export interface Resource {
  readonly urn: string;
  /** Pulumi's type token, such as `aws:sqs/queue:Queue`. */
  readonly type: string;
  /** The logical name in the program. */
  readonly name: string;
  /** What other resources know it by where they ask for an id, such as an API's id or a queue's URL. */
  readonly id?: string;
  /** URN of the component that made it. */
  readonly parent?: string;
  /** Whether a provider makes it (a component is not made, it only groups). */
  readonly custom: boolean;
  /** What the program asked for, secrets unwrapped. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What the provider would answer: ids, ARNs, URLs, as the recorder made them up. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Whether a secret went into the inputs. */
  readonly secret?: boolean;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  /** Properties whose later changes a deployment leaves alone. */
  readonly ignoreChanges?: readonly string[];
  /** URNs that it waits for. */
  readonly dependsOn: readonly string[];
}

/** What SST would hand to its bundler for one function. */
export interface FunctionBuild {
  /** The `aws:lambda/function:Function` resource's physical name. */
  readonly functionName: string;
  /** `path/to/file.export`, relative to the project. */
  readonly handler: string;
  readonly runtime: string;
  readonly architecture: string;
  /** SST's `nodejs` options: minify, esbuild, install ... */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Values that `Resource` from `sst` shows to the function, by link name. */
  readonly links: Readonly<Record<string, unknown>>;
}

/** Everything that an SST program asks AWS for in one stage, recorded without deploying. Sorted by URN. */
export interface ResourceGraph {
  readonly app: {
    readonly name: string;
    readonly stage: string;
    /** The region and the account that ARNs, names and URLs of the graph speak of. */
    readonly region: string;
    readonly accountId: string;
    readonly removal?: string;
    readonly protect?: boolean;
  };
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly resources: readonly Resource[];
  readonly functions: readonly FunctionBuild[];
}

/** How to record a graph. */
export interface RecordOptions {
  /** The folder of `sst.config.ts`. */
  readonly project: string;
  readonly stage: string;
  /**
   * Values of `sst.Secret`s by name. They stand in the graph as given, so hand in stable text where the graph is to be
   * cached; {@link SECRET_TOKEN} makes one that boot replaces.
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * The folder in which the graph is kept. It is taken from there as long as nothing has changed that the program read
   * when it was recorded (its sources, and each file and folder that it looked at), nor SST, nor this recorder. The
   * program sees no environment variable but its secrets, so that nothing else can make a difference. Omitted: nothing
   * is kept.
   */
  readonly cache?: string;
}

/** The text that stands in a recorded graph for the secret `name` until boot puts the real value in. */
export const SECRET_TOKEN = (name: string): string => `{{secret:${name}}}`;

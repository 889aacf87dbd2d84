/**
 * The parts of Pulumi and of SST's platform that recording touches. They are typed here by hand, because both are loaded
 * from the project's `.sst/platform`, whose version the project decides.
 */

/** The bundle that `bundle-program.ts` writes, once it is imported. */
export interface Program {
  readonly pulumi: {
    readonly runtime: {
      setMocks(mocks: Mocks, project: string, stack: string, preview: boolean): Promise<void>;
      runInPulumiStack(program: () => Promise<unknown>): Promise<unknown>;
    };
  };
  readonly getMonitor: () => Monitor;
  readonly config: {
    app(input: { stage: string }): AppConfig | Promise<AppConfig>;
    run(): Promise<unknown>;
  };
  /** SST's own start of a program: it adds its transformations, then calls `program`. */
  readonly run: (program: () => Promise<unknown>) => Promise<unknown>;
}

/** What `app()` of `sst.config.ts` answers, as far as a graph shows it. */
export interface AppConfig {
  readonly name: string;
  readonly home: string;
  readonly removal?: string;
  readonly protect?: boolean;
  readonly providers?: { readonly aws?: { readonly region?: string } };
}

/** Pulumi's own seam for tests: what a provider would answer. */
export interface Mocks {
  newResource(resource: MockResource): { id: string | undefined; state: Properties };
  call(call: MockCall): Properties;
}

export interface MockCall {
  readonly token: string;
  readonly inputs: Properties;
}

export interface MockResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  readonly custom: boolean;
  /** The id of a resource that is only read. */
  readonly id?: string;
}

export type Properties = Readonly<Record<string, unknown>>;

/** Pulumi's monitor: every resource passes it. */
export interface Monitor {
  newUrn(parent: string, type: string, name: string): string;
  registerResource(request: RegisterRequest, done: RegisterDone): Promise<void>;
}

export type RegisterDone = (error: unknown, response: RegisterResponse | undefined) => void;

/** Pulumi's protocol message `RegisterResourceRequest`. */
export interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getObject(): Struct | undefined;
  getProtect(): boolean;
  getRetainondelete(): boolean | undefined;
  getIgnorechangesList(): string[];
  getDependenciesList(): string[];
}

export interface RegisterResponse {
  getUrn(): string;
  getId(): string;
  getObject(): Struct | undefined;
}

interface Struct {
  toJavaScript(): Properties;
}

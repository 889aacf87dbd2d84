import { pathToFileURL } from "node:url";
import type { ResourceGraph } from "../graph.ts";
import { ACCOUNT_ID, DEFAULT_REGION } from "./account.ts";
import { bundleProgram } from "./bundle-program.ts";
import { associateBuilds } from "./associate-builds.ts";
import { answerInvoke } from "./mock/invokes.ts";
import { answerFor } from "./mock/providers.ts";
import { createRpc, type BuildCall } from "./mock/rpc.ts";
import type { AppConfig, MockCall, Mocks, Program } from "./program.ts";
import type { RecordingRequest } from "./request.ts";
import { settle } from "./settle.ts";
import { unwrapSecrets } from "./unwrap-secrets.ts";
import { watchErrors, type FirstError } from "./watch-errors.ts";
import { watchReads } from "./watch-reads.ts";
import { watchRegistrations } from "./watch-registrations.ts";

/** A finished recording, and the files that it depends on, relative to the project. */
export interface Recording {
  readonly graph: ResourceGraph;
  readonly reads: readonly string[];
}

/**
 * Runs the program once, with answers made up in the place of AWS, and keeps everything that it asks for.
 * It changes this process (globals, environment, `node:fs`): one recording, one process.
 *
 * @throws the first error of the program, as SST threw it.
 */
export async function record({ project, stage, secrets, scratch }: RecordingRequest): Promise<Recording> {
  const { file, sources } = await bundleProgram(project, scratch);
  process.chdir(project);
  for (const [name, value] of Object.entries(secrets)) process.env[`SST_SECRET_${name}`] = value;
  const errors = watchErrors();
  const builds: BuildCall[] = [];
  const recorder = { app: {}, cli: commandLine(project, scratch), rpc: errors.watch(createRpc(scratch, builds)) };
  Object.assign(globalThis, { $recorder: recorder });

  const program = (await import(pathToFileURL(file).href)) as Program;
  const reads = watchReads(project);
  const app = await program.config.app({ stage });
  Object.assign(recorder.app, { protect: false, removal: "retain" }, app, { stage });
  const region = app.providers?.aws?.region ?? DEFAULT_REGION;
  await program.pulumi.runtime.setMocks(mocks(region, errors), app.name, stage, false);
  const registered = watchRegistrations(program.getMonitor());

  const outputs = await settle(errors, () =>
    program.pulumi.runtime.runInPulumiStack(() => program.run(() => program.config.run())),
  );
  const resources = registered.toSorted((a, b) => (a.urn < b.urn ? -1 : 1));
  const graph: ResourceGraph = {
    app: describeApp(app, stage, region),
    outputs: unwrapSecrets(outputs ?? {}).value as ResourceGraph["outputs"],
    resources,
    functions: associateBuilds(builds, resources),
  };
  return { graph, reads: [...new Set([...sources, ...reads])].toSorted() };
}

function describeApp({ name, removal, protect }: AppConfig, stage: string, region: string): ResourceGraph["app"] {
  return {
    name,
    stage,
    region,
    accountId: ACCOUNT_ID,
    ...(removal !== undefined && { removal }),
    ...(protect !== undefined && { protect }),
  };
}

/** What SST's command line says of itself to the components. */
function commandLine(project: string, scratch: string): Record<string, unknown> {
  const paths = { home: scratch, root: project, work: scratch, platform: `${project}/.sst/platform` };
  return { command: "deploy", dev: false, paths, state: { version: {} } };
}

/** AWS's provider, as far as a program can tell. */
const mocks = (region: string, errors: FirstError): Mocks => ({
  newResource({ type, name, inputs, custom, id = "" }) {
    if (!custom) return { id: undefined, state: inputs };
    const answer = answerFor({ type, name, inputs, region });
    // The id is given (and not empty) for a resource that is only read or imported.
    return { id: id || answer.id, state: { ...inputs, ...answer.outputs } };
  },
  call: errors.watch(({ token, inputs }: MockCall) => answerInvoke(token, inputs, region)),
});

import type { Registry } from "../registry.ts";
import type { Compile } from "../check/check.ts";
import { compileAlone, type Depth } from "../view/judge.ts";
import { strip } from "../view/strip.ts";
import { VIEWS, viewAll, type View, type ViewedSchema } from "../view/views.ts";
import { HEADER } from "./header.ts";
import { FORGETFUL, type Memory } from "./memory.ts";
import { validatorMakers } from "./validator-makers.ts";
import { codeOf, writeModule, writeValidator } from "./validator.ts";

/** The folder of each set of validators below `generated/`. */
const FOLDERS = { verdict: "validate", explanation: "explain" } as const satisfies Record<Depth, string>;

const EAGER_DECLARATION = `${HEADER}
export declare const validators: Readonly<Record<string, (data: unknown) => boolean>>;
`;

const LAZY_DECLARATION = `${HEADER}
import type { ErrorObject } from "ajv";

export interface Explainer {
  (data: unknown): boolean;
  readonly errors?: readonly ErrorObject[] | null;
}

export declare const explainers: Readonly<Record<string, () => Promise<{ readonly validate: Explainer }>>>;
`;

/** Validators that are being written. */
export interface ValidatorsBegun extends AsyncDisposable {
  /** Compiles a schema for whoever checks it; its module is then made from the same code. */
  readonly compile: Compile;
  /** The files of all validators. Throws what Ajv throws, and what {@link writeValidator} throws. */
  readonly finish: () => Promise<ReadonlyMap<string, string>>;
}

/**
 * Begins to write Ajv's standalone validators, one module for each schema and view. `validate/` answers yes or no and is
 * loaded with the package; `explain/` has every message and is loaded when something was refused. Of many, those of
 * `validate/` are made on a second thread meanwhile.
 */
export function beginValidators(registry: Registry, memory: Memory = FORGETFUL): ValidatorsBegun {
  const makers = validatorMakers();
  const codes = new Map<string, string>();
  const verdicts = writeAll(registry, "verdict", memory, (viewed) => makers.order(viewed, "verdict"));
  // Before anything was checked it may fail on what the check will name.
  verdicts.catch(() => undefined);
  makers.start();
  return {
    compile(viewed) {
      const { judge, validate } = compileAlone(strip(viewed.schema), viewed.view);
      codes.set(keyOf(viewed), codeOf(judge, validate));
      return validate;
    },
    async finish() {
      const explanations = await writeAll(registry, "explanation", memory, (viewed) => {
        const code = codes.get(keyOf(viewed));
        return code === undefined ? writeValidator(viewed, "explanation") : writeModule(viewed.type, code);
      });
      const types = viewAll(registry, "strict").map(({ type }) => type);
      return new Map([...(await verdicts), ...explanations, ...VIEWS.flatMap((view) => writeIndexes(types, view))]);
    },
    [Symbol.asyncDispose]: () => makers[Symbol.asyncDispose](),
  };
}

function keyOf({ type, view }: ViewedSchema): string {
  return `${view} ${type}`;
}

type File = readonly [path: string, text: string];

/** All modules of one depth. */
async function writeAll(
  registry: Registry,
  depth: Depth,
  memory: Memory,
  make: (viewed: ViewedSchema) => Promise<string>,
): Promise<readonly File[]> {
  const viewed = VIEWS.flatMap((view) => viewAll(registry, view));
  return Promise.all(
    viewed.map(async (one): Promise<File> => {
      const text = await memory.recall(["validator", one, depth], () => make(one));
      return [`${FOLDERS[depth]}/${one.view}/${one.type}.js`, text];
    }),
  );
}

function writeIndexes(types: readonly string[], view: View): readonly File[] {
  return [
    [`${FOLDERS.verdict}/${view}.js`, writeEagerIndex(types, view)],
    [`${FOLDERS.verdict}/${view}.d.ts`, EAGER_DECLARATION],
    [`${FOLDERS.explanation}/${view}.js`, writeLazyIndex(types, view)],
    [`${FOLDERS.explanation}/${view}.d.ts`, LAZY_DECLARATION],
  ];
}

function writeEagerIndex(types: readonly string[], view: View): string {
  return [
    HEADER,
    ...types.map((type) => `import { validate as ${variable(type)} } from "./${view}/${type}.js";`),
    "",
    "export const validators = {",
    ...types.map((type) => `  "${type}": ${variable(type)},`),
    "};",
    "",
  ].join("\n");
}

/** `UserRegistered.v2` as the name of a variable. */
function variable(type: string): string {
  return type.replace(".", "");
}

function writeLazyIndex(types: readonly string[], view: View): string {
  return [
    HEADER,
    "export const explainers = {",
    ...types.map((type) => `  "${type}": () => import("./${view}/${type}.js"),`),
    "};",
    "",
  ].join("\n");
}

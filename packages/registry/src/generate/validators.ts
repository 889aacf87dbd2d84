import type { Registry } from "../registry.ts";
import type { Depth } from "../view/judge.ts";
import { VIEWS, viewAll, type View, type ViewedSchema } from "../view/views.ts";
import { HEADER } from "./header.ts";
import { FORGETFUL, type Memory } from "./memory.ts";
import { validatorMakers } from "./validator-makers.ts";

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

/**
 * Writes Ajv's standalone validators, one module for each schema and view. `validate/` answers yes or no and is loaded
 * with the package; `explain/` has every message and is loaded when something was refused.
 */
export async function writeValidators(
  registry: Registry,
  memory: Memory = FORGETFUL,
): Promise<ReadonlyMap<string, string>> {
  await using makers = validatorMakers();
  const make: Make = (schema, depth) => memory.recall(["validator", schema, depth], () => makers.make(schema, depth));
  const files = await Promise.all(VIEWS.map((view) => writeView(viewAll(registry, view), view, make)));
  return new Map(files.flat());
}

/** Writes the module of one validator. */
type Make = (schema: ViewedSchema, depth: Depth) => Promise<string>;

type File = readonly [path: string, text: string];

async function writeView(schemas: readonly ViewedSchema[], view: View, make: Make): Promise<readonly File[]> {
  const types = schemas.map((schema) => schema.type);
  return [
    ...(await Promise.all(schemas.map((schema) => writeModule(schema, "verdict", make)))),
    ...(await Promise.all(schemas.map((schema) => writeModule(schema, "explanation", make)))),
    [`${FOLDERS.verdict}/${view}.js`, writeEagerIndex(types, view)],
    [`${FOLDERS.verdict}/${view}.d.ts`, EAGER_DECLARATION],
    [`${FOLDERS.explanation}/${view}.js`, writeLazyIndex(types, view)],
    [`${FOLDERS.explanation}/${view}.d.ts`, LAZY_DECLARATION],
  ];
}

async function writeModule(schema: ViewedSchema, depth: Depth, make: Make): Promise<File> {
  return [`${FOLDERS[depth]}/${schema.view}/${schema.type}.js`, await make(schema, depth)];
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

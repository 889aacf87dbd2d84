import type { ValidateFunction } from "ajv";
import type { Problem } from "../problem.ts";
import { locate } from "../read/locate.ts";
import type { Domain, Registry, SchemaFile } from "../registry.ts";
import { compileInView } from "../view/judge.ts";
import { strip } from "../view/strip.ts";
import { viewOne, type View, type ViewedSchema } from "../view/views.ts";
import type { Finding, Rule, Subject } from "./rule.ts";
import { domainRules, readingRules, runningRules } from "./rules/index.ts";

/**
 * Holds every schema against the rules of the registry; one run shows all problems, file by file. A file that breaks a
 * reading rule is not run, since what follows from that would hide what is wrong.
 *
 * Running a schema costs milliseconds, reading it microseconds: `runs` says which files are worth it, all by default.
 * `compile` makes their validators; it throws what Ajv throws.
 */
export function checkRegistry(
  registry: Registry,
  runs: (subject: Subject) => boolean = () => true,
  compile: Compile = ({ schema, view }) => compileInView(strip(schema), view),
): readonly Problem[] {
  return [...checkDomains(registry), ...subjectsOf(registry, compile).flatMap((one) => checkOne(one, runs(one)))];
}

/** Makes a validator with words. */
export type Compile = (viewed: ViewedSchema) => ValidateFunction;

function checkDomains(registry: Registry): readonly Problem[] {
  return registry.domains.flatMap((domain) =>
    domainRules.flatMap(({ id, check }) =>
      tell(id, `schemas/${domain.name}/domain.json`, domain.text, check(domain, registry)),
    ),
  );
}

function checkOne(one: Subject, run: boolean): readonly Problem[] {
  const read = readingRules.flatMap((rule) => apply(rule, one));
  if (read.length > 0 || !run) return read;
  for (const rule of runningRules) {
    const problems = apply(rule, one);
    if (problems.length > 0) return problems;
  }
  return [];
}

function apply(rule: Rule, to: Subject): readonly Problem[] {
  return tell(rule.id, to.file, to.text, rule.check(to));
}

function tell(rule: string, file: string, text: string | undefined, findings: readonly Finding[]): readonly Problem[] {
  return findings.map((finding) => {
    const position = text === undefined ? {} : locate(text, finding.pointer);
    return Object.assign({ file, rule }, position, finding);
  });
}

function subjectsOf(registry: Registry, compile: Compile): readonly Subject[] {
  const domains = registry.domains.flatMap((domain): readonly Subject[] => [
    ...(domain.defs === undefined ? [] : [subject(registry, domain.defs, { domain, type: "defs" }, compile)]),
    ...domain.events.map((event) => ({ ...subject(registry, event, { domain, type: event.type }, compile), event })),
  ]);
  return [subject(registry, registry.metadata, { type: "metadata" }, compile), ...domains];
}

interface Place {
  readonly domain?: Domain;
  /** The event type, or what else the file holds. */
  readonly type: string;
}

function subject(registry: Registry, file: SchemaFile, { domain, type }: Place, compile: Compile): Subject {
  const compiled = new Map<View, ValidateFunction>();
  const validator = (view: View): ValidateFunction => {
    const known = compiled.get(view) ?? compile({ type, view, schema: viewOne(file, domain, view) });
    compiled.set(view, known);
    return known;
  };
  return {
    file: file.file,
    schema: file.schema,
    ...(file.text !== undefined && { text: file.text }),
    registry,
    describesData: type !== "defs",
    validator,
    ...(domain !== undefined && { domain }),
  };
}

import type { Problem } from "../problem.ts";
import type { Registry } from "../registry.ts";
import type { Rule, Subject } from "./rule.ts";
import { readingRules, runningRules } from "./rules/index.ts";

/**
 * Holds every schema against the rules of the registry; one run shows all problems, file by file. A file that breaks a
 * reading rule is not run, since what follows from that would hide what is wrong.
 */
export function checkRegistry(registry: Registry): readonly Problem[] {
  return subjectsOf(registry).flatMap(checkOne);
}

function checkOne(subject: Subject): readonly Problem[] {
  const read = readingRules.flatMap((rule) => apply(rule, subject));
  if (read.length > 0) return read;
  for (const rule of runningRules) {
    const problems = apply(rule, subject);
    if (problems.length > 0) return problems;
  }
  return [];
}

function apply(rule: Rule, subject: Subject): readonly Problem[] {
  return rule.check(subject).map((finding) => Object.assign({ file: subject.file, rule: rule.id }, finding));
}

function subjectsOf(registry: Registry): readonly Subject[] {
  const domains = registry.domains.flatMap((domain): readonly Subject[] => [
    ...(domain.defs === undefined ? [] : [{ ...domain.defs, registry, domain, describesData: false }]),
    ...domain.events.map((event) => ({ ...event, domain, event, registry, describesData: true })),
  ]);
  return [{ ...registry.metadata, registry, describesData: true }, ...domains];
}

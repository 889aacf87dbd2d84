import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import { readPolicy } from "./policy/read-policy.ts";
import { EVENT_BRIDGE, sessionOf, type Principal } from "./principal.ts";
import type { AccessQuestion } from "./question.ts";
import { documentOf } from "./testing/ask.ts";

const ACCOUNT = "000000000000";
const ROLES = ["a", "b"].map((name) => `arn:aws:iam::${ACCOUNT}:role/${name}`);
const SOURCES = ["x", "y"].map((rule) => `arn:aws:events:us-east-1:${ACCOUNT}:rule/${rule}`);

interface Written {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: string | Readonly<Record<string, string>>;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const someOf = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
const scope = (name: string, values: ReturnType<typeof someOf>) =>
  fc.tuple(fc.boolean(), values).map(([isInverted, list]) => ({ [isInverted ? `Not${name}` : name]: list }));
const anAction = scope("Action", someOf("s:A", "S:b", "s:*", "*", "s:?"));
const aResource = scope("Resource", someOf("r1", "r2", "r*", "*"));
const aCondition = fc.constantFrom(
  {},
  ...["ArnEquals", "StringEquals"].flatMap((operator) =>
    [[SOURCES[0]], [SOURCES[1]], SOURCES].map((values) => ({ Condition: { [operator]: { "aws:SourceArn": values } } })),
  ),
);
const aPrincipal = fc.constantFrom(
  "*",
  { AWS: "*" },
  { AWS: ROLES[0] },
  { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  { Service: EVENT_BRIDGE.service },
);
const statement = fc.tuple(fc.constantFrom("Allow", "Deny"), anAction, aResource, aCondition);
const identity = statement.map(([Effect, ...rest]) => Object.assign({ Effect }, ...rest) as Written);
const onResource = fc
  .tuple(statement, aPrincipal)
  .map(([[Effect, ...rest], Principal]) => Object.assign({ Effect, Principal }, ...rest) as Written);
const question = fc.record<AccessQuestion>({
  principal: fc.constantFrom<Principal[]>(EVENT_BRIDGE, ...ROLES.map((role) => sessionOf(role, "f"))),
  action: fc.constantFrom("s:A", "s:B", "t:A"),
  resource: fc.constantFrom("r1", "r2", "q"),
  sourceArn: fc.constantFrom(...SOURCES),
});

test("policies decide as the naive reading of AWS's rules does", () => {
  let allowed = 0;
  const policies = fc.tuple(fc.array(identity, { maxLength: 3 }), fc.array(onResource, { maxLength: 3 }));
  fc.assert(
    fc.property(policies, question, ([ofRole, ofResource], asked) => {
      // A service has no role.
      const held = asked.principal.kind === "role" ? ofRole : [];
      const decision = decide(asked, [
        readPolicy(documentOf(...held), "identity-based", "role"),
        readPolicy(documentOf(...ofResource), "resource-based", "resource"),
      ]);
      allowed += Number(decision.allowed);
      return decision.allowed === naively(held, ofResource, asked);
    }),
    { numRuns: 4_000 },
  );
  expect(allowed, "cases that are allowed").toBeGreaterThan(400);
});

/** Two passes over everything that is written: is there a Deny, and if not, is there an Allow? */
function naively(ofRole: readonly Written[], ofResource: readonly Written[], asked: AccessQuestion): boolean {
  const saysIt = (wanted: string) =>
    ofRole.some((one) => one.Effect === wanted && isAbout(one, asked)) ||
    ofResource.some((one) => one.Effect === wanted && isAbout(one, asked) && means(one, asked.principal));
  return !saysIt("Deny") && saysIt("Allow");
}

function inList(list: readonly string[], text: string): boolean {
  return list.some((pattern) => new RegExp(`^${pattern.replace("*", ".*").replace("?", ".")}$`, "i").test(text));
}

function isAbout(one: Written, asked: AccessQuestion): boolean {
  const action = one.Action ? inList(one.Action, asked.action) : !inList(one.NotAction ?? [], asked.action);
  const resource = one.Resource ? inList(one.Resource, asked.resource) : !inList(one.NotResource ?? [], asked.resource);
  const sources = Object.values(one.Condition ?? {}).map((keys) => keys["aws:SourceArn"] ?? []);
  return action && resource && sources.every((values) => values.includes(asked.sourceArn ?? ""));
}

function means({ Principal: element, Effect }: Written, principal: Principal): boolean {
  const text = typeof element === "string" ? element : Object.values(element ?? {})[0];
  if (text === "*") return true;
  if (principal.kind === "service") return text === principal.service;
  if (text?.endsWith(":root")) return Effect === "Deny";
  return text === principal.roleArn;
}

import type { Resource } from "@streambridge/local-cloud/graph";
import { describe, expect, test } from "vitest";
import { everyStatementOf, type PlacedStatement } from "./testing/policies.ts";
import { recordPreview, recordProduction } from "./testing/recorded.ts";

const stages = [
  ["production", await recordProduction()],
  ["preview-x", await recordPreview()],
] as const;

type Exceptions = readonly (readonly [pattern: RegExp, reason: string])[];

/** Resources that end in a wildcard: each with the reason why nothing finer exists. A bare `*` is in none of them. */
const WILDCARDS: Exceptions = [
  [/^arn:aws:s3:::[a-z0-9-]+\/(claims|parked|archive)\/\*$/, "a key is named by the id of an event, record or message"],
  [/^arn:aws:s3:::[a-z0-9-]+\/aws\/lambda\/\*$/, "Lambda names the keys of what its mapping gives up"],
  [/^arn:aws:logs:[a-z0-9-]+:\d+:log-group:[\w/-]+:\*$/, "log streams of the function's own group, named by Lambda"],
];

/** Resources that the program does not make. */
const OF_OTHERS: Exceptions = [
  [/^arn:aws:ssm:[a-z0-9-]+:\d+:parameter\/[\w-]+\/[\w-]+\/topology$/, "the path of parameters that it makes"],
  [/^arn:aws:ses:[a-z0-9-]+:\d+:identity\//, "an identity is verified by hand, because its owner has to answer a mail"],
];

/** For whom a service may act: a rule, named whole, or any route of one API. */
const ONE_SOURCE = /^arn:aws:(?:events:[^*?]+|execute-api:[a-z0-9-]+:\d+:[a-z0-9]+\/\*)$/;

// Each statement is a test of its own, so that `vitest run stacks/every-statement --reporter verbose` lists them all.
describe.each(stages)("in %s", (_stage, view) => {
  const statements = everyStatementOf(view);
  const arns = view.graph.resources.flatMap(arnsOf);

  for (const statement of statements.filter(({ effect }) => effect === "Allow")) {
    test(`${statement.where} allows ${whatOf(statement, arns)}`, () => {
      const { actions, resources, principal } = statement;
      expect(actions.length * resources.length, "something on something").toBeGreaterThan(0);
      expect(actions.filter(isWide), "actions with a wildcard").toEqual([]);
      expect(resources.filter(isWide).filter(without(WILDCARDS)), "resources with a wildcard").toEqual([]);
      const others = resources.filter((resource) => !arns.some(({ arn }) => isPartOf(resource, arn)));
      expect(others.filter(without(OF_OTHERS)), "resources of others").toEqual([]);
      // In the policy of a resource, one service is let in, for one source; or one function, by its role.
      if (principal === undefined || isRoleOf(arns, principal)) return;
      expect(principal).toEqual({ Service: expect.stringMatching(/^[a-z]+\.amazonaws\.com$/) as string });
      expect(sourcesOf(statement)).toEqual([["aws:SourceArn", expect.stringMatching(ONE_SOURCE) as string]]);
    });
  }

  for (const statement of statements.filter(({ effect }) => effect !== "Allow")) {
    test(`${statement.where} denies ${whatOf(statement, arns)}`, () => {
      // It is about everybody and every action, since what it takes away is not needed.
      const withoutTls = { Bool: { "aws:SecureTransport": "false" } };
      expect(statement).toMatchObject({ effect: "Deny", principal: "*", condition: withoutTls });
    });
  }

  test("none is overlooked: what holds a statement is in this list", () => {
    const holders = view.graph.resources.filter(holdsStatement).map(({ type, name }) => `${lastPart(type)} ${name}`);
    expect(new Set(statements.map(({ where }) => where))).toEqual(new Set(holders));
    expect(holders.length).toBeGreaterThan(20);
  });
});

/** The trust of a role says who may have it; least-privilege.test.ts looks at that. */
function holdsStatement({ custom, type, inputs }: Resource): boolean {
  const holding = Object.entries(inputs).filter(([, value]) => JSON.stringify(value).includes("Statement"));
  return custom && (lastPart(type) === "Permission" || holding.some(([name]) => name !== "assumeRolePolicy"));
}

interface Named {
  readonly arn: string;
  readonly name: string;
}

function arnsOf({ name, inputs, outputs: { arn, streamArn } }: Resource): Named[] {
  // What the program gives as an ARN (a target's) is that of another resource.
  const own = typeof arn === "string" && inputs["arn"] === undefined ? [{ arn, name }] : [];
  return typeof streamArn === "string" ? [{ arn: streamArn, name: `${name}'s stream` }, ...own] : own;
}

/** `events:PutEvents on EventsBus`. */
function whatOf({ actions, resources }: PlacedStatement, arns: readonly Named[]): string {
  const named = resources.map((resource) => {
    const whole = arns.find(({ arn }) => isPartOf(resource, arn));
    return whole ? `${whole.name}${resource.slice(whole.arn.length)}` : resource;
  });
  return `${actions.join(", ")} on ${named.join(", ")}`;
}

function sourcesOf({ condition }: PlacedStatement): [string, unknown][] {
  return Object.values(condition ?? {}).flatMap((keys: object) => Object.entries(keys));
}

/** Whether a principal is one role of this program. */
function isRoleOf(arns: readonly Named[], principal: unknown): boolean {
  const { AWS: role, ...others } = principal as { readonly AWS?: unknown };
  return Object.keys(others).length === 0 && arns.some(({ arn }) => arn === role && arn.includes(":role/"));
}

/** Whether an ARN is that of a resource, or of something inside it: an object of a bucket, a stream of a log group. */
function isPartOf(arn: string, resource: string): boolean {
  return arn === resource || arn.startsWith(`${resource}/`) || arn.startsWith(`${resource}:`);
}

const isWide = (text: string): boolean => /[*?]/.test(text);
const without =
  (exceptions: Exceptions) =>
  (resource: string): boolean =>
    !exceptions.some(([pattern]) => pattern.test(resource));
const lastPart = (type: string): string => type.split(":").at(-1) ?? type;

import type { GraphView, Resource as GraphResource } from "@streambridge/local-cloud/graph";

/** One statement of a policy document, with single values as lists. */
export interface PolicyStatement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principal?: unknown;
  readonly condition?: unknown;
}

/** The statements of a policy document in JSON. */
export function statementsOf(json: unknown): PolicyStatement[] {
  const { Statement } = JSON.parse(String(json)) as { Statement: Record<string, unknown>[] };
  return Statement.map(read);
}

function read({ Effect, Action, Resource, Principal, Condition }: Record<string, unknown>): PolicyStatement {
  return {
    effect: String(Effect),
    actions: listOf(Action),
    resources: listOf(Resource),
    ...(Principal !== undefined && { principal: Principal }),
    ...(Condition !== undefined && { condition: Condition }),
  };
}

/** A statement, and the policy that it stands in: `Role BridgeRole`, `QueuePolicy SearchIndexQueuePolicy`. */
export interface PlacedStatement extends PolicyStatement {
  readonly where: string;
}

/** Every statement of a program that says who may do what to what: of roles, queues, buckets and functions. */
export function everyStatementOf(view: GraphView): PlacedStatement[] {
  const ofRoles = view.byType("Role").flatMap((role) => {
    const policies = role.inputs["inlinePolicies"] as { policy: string }[];
    return policies.flatMap(({ policy }) => placed(role, statementsOf(policy)));
  });
  const ofResources = ["QueuePolicy", "BucketPolicy"].flatMap((type) =>
    view.byType(type).flatMap((resource) => placed(resource, statementsOf(resource.inputs["policy"]))),
  );
  const ofFunctions = view.byType("Permission").flatMap((resource) => placed(resource, [permission(resource)]));
  return [...ofRoles, ...ofResources, ...ofFunctions];
}

function placed({ type, name }: GraphResource, statements: readonly PolicyStatement[]): PlacedStatement[] {
  const where = `${type.split(":").at(-1)} ${name}`;
  return statements.map((statement) => Object.assign({ where }, statement));
}

/** What Lambda writes into the policy of a function for a permission. */
function permission({ inputs }: GraphResource): PolicyStatement {
  const { action, principal, function: fn, sourceArn } = inputs;
  return {
    effect: "Allow",
    principal: { Service: principal },
    actions: [String(action)],
    resources: [String(fn)],
    ...(sourceArn !== undefined && { condition: { ArnLike: { "aws:SourceArn": sourceArn } } }),
  };
}

/** What a function may do: its role's only policy, by action, each with the resources that it may be done to. */
export function rightsOf(view: GraphView, component: string): Record<string, string[]> {
  const role = view.one("Role", component);
  const policies = role.inputs["inlinePolicies"] as { policy: string }[];
  const rights: Record<string, string[]> = {};
  for (const { effect, actions, resources } of policies.flatMap(({ policy }) => statementsOf(policy))) {
    if (effect !== "Allow") throw new Error(`${component}: a role's statement says ${effect}`);
    for (const action of actions) (rights[action] ??= []).push(...resources);
  }
  return rights;
}

/** The policy of a queue, found by the queue's URL. */
export function queuePolicyOf(view: GraphView, queue: GraphResource): PolicyStatement[] {
  const policies = view.byType("QueuePolicy").filter(({ inputs }) => inputs["queueUrl"] === queue.outputs["url"]);
  if (policies.length !== 1) throw new Error(`${queue.name} has ${policies.length} policies, and SQS keeps one`);
  return statementsOf(policies[0]?.inputs["policy"]);
}

const listOf = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));

import { StreambridgeError } from "@streambridge/errors";
import { viewGraph, type GraphView } from "../../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../../graph/graph.ts";
import { readPolicy } from "../policy/read-policy.ts";
import type { Policy } from "../policy/statement.ts";
import { awsManagedPolicy } from "./aws-managed-policies.ts";
import { documentText } from "./document-text.ts";
import { BOOT_WITHOUT, refuseProblems } from "./refuse-policy.ts";

/** A role that the program makes. */
export interface Role {
  readonly arn: string;
  /** The logical name in the program. */
  readonly name: string;
  /** What its holder may do. */
  readonly rights: readonly Policy[];
  /** Who may assume it. */
  readonly trust: Policy;
}

/**
 * The roles of a graph, by ARN, each with its policies wherever the program says them: in the role, beside it, or in a
 * policy that is attached.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a policy with a part that is not emulated, for an attached policy
 * that is neither of the program nor known of AWS, and for a permissions boundary.
 */
export function readRoles(graph: ResourceGraph): ReadonlyMap<string, Role> {
  const view = viewGraph(graph);
  const roles = view.byType("aws:iam/role:Role").map((resource) => readRole(resource, view));
  return new Map(roles.map((role) => [role.arn, role]));
}

function readRole(resource: Resource, view: GraphView): Role {
  const { name, inputs, outputs } = resource;
  if (inputs["permissionsBoundary"] !== undefined) refuse(`role ${name}: a permissions boundary is not emulated`);
  const inline = (inputs["inlinePolicies"] ?? []) as readonly InlinePolicy[];
  const documents = [
    ...inline.map(({ name: policy = "inline", policy: document }) => [policy, documentText(document)] as const),
    ...besideOf(resource, view),
    ...attachedTo(resource, view).map((arn) => [arn, documentOf(arn, name, view)] as const),
  ];
  return {
    arn: String(outputs["arn"]),
    name,
    rights: documents
      .filter(([, text]) => text !== "")
      .map(([policy, text]) => read(text, "identity-based", `policy ${policy} of role ${name}`)),
    trust: read(documentText(inputs["assumeRolePolicy"]), "trust", `trust policy of role ${name}`),
  };
}

interface InlinePolicy {
  readonly name?: string;
  readonly policy?: unknown;
}

function read(text: string, kind: Policy["kind"], name: string): Policy {
  return refuseProblems(readPolicy(text, kind, name));
}

/** Policies that are resources of their own, for this role alone. */
function besideOf(role: Resource, view: GraphView): readonly (readonly [string, string])[] {
  return view
    .byType("aws:iam/rolePolicy:RolePolicy")
    .filter(({ inputs }) => names(inputs["role"], role))
    .map(({ name, inputs }) => [name, documentText(inputs["policy"])]);
}

/** ARNs of the policies that the role has together with others. */
function attachedTo(role: Resource, view: GraphView): readonly string[] {
  const own = (role.inputs["managedPolicyArns"] ?? []) as readonly string[];
  const single = view
    .byType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .filter(({ inputs }) => names(inputs["role"], role));
  const shared = view
    .byType("aws:iam/policyAttachment:PolicyAttachment")
    .filter(({ inputs }) => ((inputs["roles"] ?? []) as readonly unknown[]).some((one) => names(one, role)));
  return [...own, ...[...single, ...shared].map(({ inputs }) => String(inputs["policyArn"]))];
}

/** A role is known by its name, by its ARN, or by its id. */
function names(reference: unknown, { id, outputs }: Resource): boolean {
  return reference === id || reference === outputs["name"] || reference === outputs["arn"];
}

function documentOf(arn: string, role: string, view: GraphView): string {
  const made = view.byType("aws:iam/policy:Policy").find(({ outputs }) => outputs["arn"] === arn);
  const document = made ? documentText(made.inputs["policy"]) : awsManagedPolicy(arn);
  return document ?? refuse(`role ${role}: what the attached policy ${arn} allows is not known here`);
}

function refuse(problem: string): never {
  throw new StreambridgeError("GRAPH_UNSUPPORTED", problem, { mend: BOOT_WITHOUT });
}

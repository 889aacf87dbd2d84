import type { ResourceGraph } from "../graph/graph.ts";
import type { MountedService } from "../services/gateway/gateway.ts";
import type { Queues } from "../services/sqs/queues.ts";
import type { Spy } from "../spy/facts.ts";
import { credentialsOf, DEVELOPER, type Credentials } from "./credentials.ts";
import { decide, type Decision } from "./decide.ts";
import { guard } from "./gate/guard.ts";
import { readFunctionRoles } from "./graph/read-function-roles.ts";
import { readRoles } from "./graph/read-roles.ts";
import type { RoleSession } from "./principal.ts";
import type { AccessQuestion } from "./question.ts";
import { createResourcePolicies } from "./resource-policies.ts";
import { createTell } from "./tell-refused.ts";

/** Decides whether somebody may do something, and tells the spy of each refusal. */
export type Authorize = (question: AccessQuestion) => Decision;

/** IAM: who may do what. */
export interface Iam {
  /** For a service that acts by itself, on behalf of something of the program. */
  readonly authorize: Authorize;
  /** As `authorize`, for a function with this physical name, which asks with its role. */
  readonly authorizeFunction: (functionName: string, action: string, resource: string) => Decision;
  /** What the function with this physical name signs its requests with. */
  readonly credentialsOf: (functionName: string) => Credentials;
  /** The session that an access key id stands for; undefined for a key that no function has. */
  readonly sessionOf: (accessKeyId: string | undefined) => RoleSession | undefined;
  /** Puts a guard before a service: see `gate/guard.ts`. */
  guard(service: MountedService): MountedService;
}

/** What IAM is made from. */
export interface IamOptions {
  readonly graph: ResourceGraph;
  /** Their policies can change while the local cloud runs. */
  readonly queues: Pick<Queues, "nameOfArn" | "attributesOf">;
  /** Whether there is such an object: S3 tells only who may list its bucket that there is none. */
  readonly isThere: (bucket: string, key: string) => Promise<boolean>;
  readonly spy: Spy;
}

/**
 * Makes IAM from the roles and policies of a graph, and checks everything from then on.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a policy that could only be guessed at, which it names, and for a
 * function whose role is not in the graph.
 */
export function createIam({ graph, queues, isThere, spy }: IamOptions): Iam {
  const { region, accountId } = graph.app;
  const warn = (text: string): void => spy.tell({ kind: "warning", text });
  const roles = readRoles(graph);
  const sessions = readFunctionRoles(graph, roles);
  const sessionOfKey = new Map(
    [...sessions.values()].map((session) => [credentialsOf(session.sessionArn).accessKeyId, session]),
  );
  const policiesOf = createResourcePolicies(graph, queues, warn);
  const tell = createTell(spy);

  const judge = (question: AccessQuestion): Decision => {
    const { principal, resource } = question;
    const rights = principal.kind === "role" ? (roles.get(principal.roleArn)?.rights ?? []) : [];
    return decide(question, [...rights, ...policiesOf(resource)]);
  };
  const authorize: Authorize = (question) => {
    const decision = judge(question);
    tell(question, decision);
    return decision;
  };
  const callerOf: Iam["sessionOf"] = (accessKeyId) => sessionOfKey.get(accessKeyId ?? "");
  const guarding = {
    place: { region, accountId },
    callerOf,
    judge,
    tell,
    isThere,
    warn,
  };
  const sessionOf = (functionName: string) => sessions.get(functionName);
  return {
    authorize,
    authorizeFunction: (functionName, action, resource) => {
      const principal = sessionOf(functionName);
      return principal ? authorize({ principal, action, resource }) : ALLOWED;
    },
    credentialsOf: (functionName) => {
      const session = sessionOf(functionName);
      return session ? credentialsOf(session.sessionArn) : DEVELOPER;
    },
    sessionOf: callerOf,
    guard: (service) => guard(service, guarding),
  };
}

const ALLOWED: Decision = { allowed: true };

/** Checks nothing: every function has the rights of whoever runs the local cloud, and every service may do everything. */
export const IAM_OFF: Iam = {
  authorize: () => ALLOWED,
  authorizeFunction: () => ALLOWED,
  credentialsOf: () => DEVELOPER,
  sessionOf: () => undefined,
  guard: (service) => service,
};

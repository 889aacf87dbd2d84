/** Who asks. */
export type Principal = RoleSession | ServicePrincipal;

/** A function that runs with its role: what AWS calls a session of an assumed role. */
export interface RoleSession {
  readonly kind: "role";
  readonly accountId: string;
  readonly roleArn: string;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`; Lambda names the session after the function. */
  readonly sessionArn: string;
}

/** An AWS service that acts by itself, such as `events.amazonaws.com`. */
export interface ServicePrincipal {
  readonly kind: "service";
  readonly service: string;
}

export const API_GATEWAY: ServicePrincipal = { kind: "service", service: "apigateway.amazonaws.com" };
export const EVENT_BRIDGE: ServicePrincipal = { kind: "service", service: "events.amazonaws.com" };
export const LAMBDA: ServicePrincipal = { kind: "service", service: "lambda.amazonaws.com" };

/** The session that Lambda opens of a role, in order to run a function with it. */
export function sessionOf(roleArn: string, functionName: string): RoleSession {
  const [, , , , accountId = "", path = ""] = roleArn.split(":");
  // A role may lie in a path, which its sessions do not name.
  const roleName = path.slice(path.lastIndexOf("/") + 1);
  return {
    kind: "role",
    accountId,
    roleArn,
    sessionArn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${functionName}`,
  };
}

/** What AWS's messages call it. */
export function nameOf(principal: Principal): string {
  return principal.kind === "role" ? principal.sessionArn : principal.service;
}

/** One statement in the shape of the provider's `getPolicyDocument`. */
export interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** The policy document as AWS's provider renders it: a list of one stands as a plain string. */
export function policyJson(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(render) }, undefined, 2);
}

function render(statement: Statement): Record<string, unknown> {
  const { sid, effect = "Allow", actions, notActions, resources, notResources, principals, conditions } = statement;
  return {
    ...(sid && { Sid: sid }),
    Effect: effect,
    ...(principals?.length && { Principal: renderPrincipals(principals) }),
    ...(actions?.length && { Action: single(actions) }),
    ...(notActions?.length && { NotAction: single(notActions) }),
    ...(resources?.length && { Resource: single(resources) }),
    ...(notResources?.length && { NotResource: single(notResources) }),
    ...(conditions?.length && { Condition: renderConditions(conditions) }),
  };
}

function renderPrincipals(principals: NonNullable<Statement["principals"]>): unknown {
  if (principals.some(({ type }) => type === "*")) return "*";
  return Object.fromEntries(principals.map(({ type, identifiers }) => [type, single(identifiers)]));
}

function renderConditions(conditions: NonNullable<Statement["conditions"]>): Record<string, Record<string, unknown>> {
  const rendered: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of conditions) (rendered[test] ??= {})[variable] = single(values);
  return rendered;
}

const single = (values: readonly string[]): unknown => (values.length === 1 ? values[0] : values);

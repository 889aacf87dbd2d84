import type { Principal } from "../principal.ts";
import { textsOf, type Elements } from "./elements.ts";
import type { Test } from "./statement.ts";

/** Whether one value of a principal element means a principal. */
type Means = (principal: Principal) => boolean;

const ANYBODY: Means = () => true;
const NOBODY_HERE: Means = () => false;

/**
 * Reads `Principal`. An account (`123456789012` or the ARN of its root) stands for everyone in it where it denies; where
 * it allows, it only leaves the decision to the account's own policies, so it gives nobody a right by itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function readPrincipal(elements: Elements, problems: string[]): Test {
  const { Principal: element, Effect: effect } = elements;
  if ("NotPrincipal" in elements) {
    problems.push("NotPrincipal");
    return () => true;
  }
  if (element === "*") return ({ principal }) => ANYBODY(principal);
  if (typeof element !== "object" || element === null || Array.isArray(element)) {
    problems.push("a statement without a Principal");
    return () => true;
  }
  const meanings = Object.keys(element).flatMap((kind) => {
    const read = KINDS[kind];
    if (read) return textsOf(element as Elements, kind, problems).map((value) => read(value, effect, problems));
    problems.push(`a principal of kind ${kind}`);
    return [ANYBODY];
  });
  return ({ principal }) => meanings.some((means) => means(principal));
}

const KINDS: Readonly<Record<string, (value: string, effect: unknown, problems: string[]) => Means>> = {
  AWS: readAws,
  Service: (service, _effect, problems) => {
    if (service.includes("*")) problems.push(`the service principal "${service}"`);
    return (principal) => principal.kind === "service" && principal.service === service;
  },
  // Identities of a federation and CloudFront's own: nobody that calls anything here.
  CanonicalUser: () => NOBODY_HERE,
  Federated: () => NOBODY_HERE,
};

const ACCOUNT = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/;

function readAws(value: string, effect: unknown, problems: string[]): Means {
  if (value === "*") return ANYBODY;
  const accountId = ACCOUNT.exec(value)?.[1];
  if (accountId !== undefined) {
    return (principal) => effect === "Deny" && principal.kind === "role" && principal.accountId === accountId;
  }
  if (value.includes("*")) problems.push(`the principal "${value}": AWS takes no part of a name`);
  return (principal) => principal.kind === "role" && [principal.roleArn, principal.sessionArn].includes(value);
}

import { matchesWildcard } from "./wildcard.ts";

/** Parts of an ARN: arn, partition, service, region, account, resource. */
const PARTS = 6;

/**
 * Whether an ARN is what the value of `ArnLike` or `ArnEquals` says, which AWS treats alike: part for part, each with its
 * own wildcards, so that a `*` does not reach across a colon, but for the last part, which is all the rest.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === "*") return true;
  const wanted = partsOf(pattern);
  const actual = partsOf(arn);
  return wanted.length === PARTS && wanted.every((part, index) => matchesWildcard(part, actual[index] ?? ""));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length <= PARTS ? parts : [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(":")];
}

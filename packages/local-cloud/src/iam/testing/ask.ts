import { decide, type Decision } from "../decide.ts";
import { readPolicy } from "../policy/read-policy.ts";
import type { PolicyKind } from "../policy/statement.ts";
import { EVENT_BRIDGE, sessionOf } from "../principal.ts";
import type { AccessQuestion } from "../question.ts";

export const ROLE_ARN = "arn:aws:iam::000000000000:role/shop-ReaderRole";
export const READER = sessionOf(ROLE_ARN, "shop-Reader");
export const QUEUE_ARN = "arn:aws:sqs:us-east-1:000000000000:Mail";
export const RULE_ARN = "arn:aws:events:us-east-1:000000000000:rule/Shop/Everything";

/** May the function Reader send to the queue Mail? */
export const SENDS: AccessQuestion = { principal: READER, action: "sqs:SendMessage", resource: QUEUE_ARN };

/** May EventBridge send to the queue Mail, for the rule Everything of the bus Shop? */
export const DELIVERS: AccessQuestion = { ...SENDS, principal: EVENT_BRIDGE, sourceArn: RULE_ARN };

/** A policy document with these statements. */
export function documentOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Asks one policy with these statements. */
export function ask(question: AccessQuestion, kind: PolicyKind, ...statements: readonly object[]): Decision {
  return decide(question, [readPolicy(documentOf(...statements), kind, "Test")]);
}

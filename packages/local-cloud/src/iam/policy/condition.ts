import type { AccessQuestion } from "../question.ts";
import { matchesArn } from "./arn-pattern.ts";
import { textsOf, type Elements } from "./elements.ts";
import type { Test } from "./statement.ts";

/** What one value of a condition asks of the value that the request has. */
type Operator = (wanted: string, actual: string) => boolean;

const OPERATORS: Readonly<Record<string, Operator>> = {
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: (wanted, actual) => wanted.toLowerCase() === actual,
  StringEquals: (wanted, actual) => wanted === actual,
};

/** What a request has under a condition key, whose name AWS takes in any case; undefined where it has none. */
const KEYS: Readonly<Record<string, (question: AccessQuestion) => string | undefined>> = {
  "aws:sourcearn": ({ sourceArn }) => sourceArn,
  "aws:sourceaccount": ({ sourceArn }) => sourceArn?.split(":")[4],
  // A request over loopback counts as secure. Nobody can listen to it, and the same call is sent over TLS once it is
  // deployed: otherwise every "Deny without TLS" of a program would deny all that runs on this machine.
  "aws:securetransport": () => "true",
};

/**
 * Reads `Condition`: every operator and key must hold, each with one of its values. A key that the request does not have
 * fails. Operators and keys that are not listed above are problems.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function readCondition({ Condition: element = {} }: Elements, problems: string[]): Test {
  const tests = Object.entries(element as Elements).flatMap(([operatorName, keys]) =>
    Object.keys(keys as Elements).map((key): Test => {
      const operator = OPERATORS[operatorName];
      const valueOf = KEYS[key.toLowerCase()];
      if (!operator || !valueOf) {
        problems.push(`the condition ${operatorName} ${key}`);
        return () => true;
      }
      const wanted = textsOf(withTexts(keys as Elements), key, problems);
      return (question) => {
        const actual = valueOf(question);
        return actual !== undefined && wanted.some((one) => operator(one, actual));
      };
    }),
  );
  return (question) => tests.every((test) => test(question));
}

/** A document may write JSON's own true and false as well as their texts. */
function withTexts(keys: Elements): Elements {
  return Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, [values].flat().map(booleanAsText)]));
}

function booleanAsText(value: unknown): unknown {
  return typeof value === "boolean" ? String(value) : value;
}

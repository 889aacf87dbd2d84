import { expect, test } from "vitest";
import { queueArnOf } from "../../../testing/graph-of.ts";
import { checkTarget } from "./check-target.ts";

const check = (target: object): void =>
  checkTarget({ Id: "mail", Arn: queueArnOf("Mail"), ...target }, "targets.1.member");

test.each([
  ["a queue", {}],
  ["a FIFO queue with its group", { Arn: queueArnOf("Mail.fifo"), SqsParameters: { MessageGroupId: "all" } }],
  ["a constant that is any JSON", { Input: '"hello"' }],
  ["a path to an element of a list", { InputPath: "$.detail.list[0]" }],
  ["the whole event by its path", { InputPath: "$" }],
  ["the whole event in a JSON template", { InputTransformer: { InputTemplate: '{"e": <aws.events.event.json>}' } }],
  ["the bounds of a retry policy", { RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 60 } }],
  ["a dead-letter queue", { DeadLetterConfig: { Arn: queueArnOf("Dead") } }],
])("%s is a target", (_what, target) => {
  expect(() => check(target)).not.toThrow();
});

const transformer = (InputTemplate: string, InputPathsMap: object = { a: "$" }): object => ({
  InputTransformer: { InputPathsMap, InputTemplate },
});
const invalid = (value: string, path: string, constraint: string): string =>
  `1 validation error detected: Value '${value}' at 'targets.1.member.${path}' failed to satisfy constraint: ${constraint}`;

test.each([
  [{ Id: "!" }, invalid("!", "id", "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+")],
  [{ Id: "x".repeat(65) }, invalid("x".repeat(65), "id", "Member must have length less than or equal to 64")],
  [{ Arn: "Mail" }, "Parameter Mail is not valid. Reason: Provided Arn is not in correct format."],
  [{ Arn: queueArnOf("Mail.fifo") }, "Parameter(s) SqsParameters must be specified for target: mail."],
  [
    { Input: "{}", InputPath: "$" },
    "Only one of Input, InputPath, or InputTransformer must be provided for target mail.",
  ],
  [{ Input: "hello" }, "JSON syntax error in input for target mail."],
  [{ InputPath: "detail" }, "InputPath for target mail is invalid."],
  [{ InputPath: "$.detail['a b']" }, "InputPath for target mail is invalid."],
  [transformer('"<a>"', { a: '$["detail"]' }), "InputPath for target mail is invalid."],
  [transformer('"<a> <b>"'), "InputTemplate for target mail contains invalid placeholder b."],
  ...['"<aws.events.event.json>"', "[<aws.events.event.json>]"].map((template): [object, string] => [
    transformer(template),
    "InputTemplate for target mail contains placeholder aws.events.event.json valid only for JSON template.",
  ]),
  [
    { RetryPolicy: { MaximumRetryAttempts: 186 } },
    invalid("186", "retryPolicy.maximumRetryAttempts", "Member must have value less than or equal to 185"),
  ],
  [
    { RetryPolicy: { MaximumEventAgeInSeconds: 59 } },
    invalid("59", "retryPolicy.maximumEventAgeInSeconds", "Member must have value greater than or equal to 60"),
  ],
  [{ DeadLetterConfig: { Arn: queueArnOf("Dead.fifo") } }, "SQS FIFO is not supported by Dead Letter Queues."],
  [
    { DeadLetterConfig: { Arn: "arn:aws:sns:us-east-1:000000000000:dead" } },
    "sns is not supported as a dead letter resource.",
  ],
])("AWS refuses %j", (target, message) => {
  expect(() => check(target)).toThrow(expect.objectContaining({ name: "ValidationException", message }));
});

const paths = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, "$"]));

test("a transformer has 100 paths at most, and none of AWS's own names", () => {
  expect(() => check(transformer('"x"', paths(100)))).not.toThrow();
  expect(() => check(transformer('"x"', paths(101)))).toThrow("1 validation error detected");
  expect(() => check(transformer('"x"', { "aws.events.rule-name": "$" }))).toThrow("1 validation error detected");
});

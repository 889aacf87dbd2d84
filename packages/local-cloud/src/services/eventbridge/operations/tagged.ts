import type { Tag } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { busOf, ruleOf, type EventBridgeContext } from "./context.ts";
import { required } from "./check-members.ts";

/**
 * The ARN of a bus or a rule whose tags are asked for.
 *
 * @throws AwsFault `ResourceNotFoundException` where there is no such thing, `ValidationException` for another ARN.
 */
export function taggedArn(context: EventBridgeContext, arn: string | undefined): string {
  const [, kind, path = ""] =
    /^arn:[^:]+:events:[^:]*:[^:]*:(event-bus|rule)\/(.+)$/.exec(required(arn, "resourceARN")) ?? [];
  if (kind === "event-bus") return busOf(context, path).arn;
  if (kind === "rule") {
    const [first = "", second] = path.split("/");
    return second === undefined ? ruleOf(context, first, undefined).arn : ruleOf(context, second, first).arn;
  }
  throw awsFault(
    "ValidationException",
    `Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`,
  );
}

/** Tags as the API lists them, as a record. */
export function tagsIn(tags: readonly Tag[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

import type { PutTargetsRequest, PutTargetsResponse, Target as ApiTarget } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import type { Target } from "../buses.ts";
import { placeholders, PREDEFINED } from "../deliver/input-template.ts";
import { TARGETS_PER_RULE } from "../limits.ts";
import { changeableRule, invalidValue, operation } from "./context.ts";

/** Adds targets to a rule; one with a known id is replaced. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export const putTargets = operation<PutTargetsRequest>((context, input) => {
  const targets = input.Targets ?? [];
  for (const [index, target] of targets.entries()) checkTarget(target, index);
  const rule = changeableRule(context, input.Rule, input.EventBusName);
  const after = new Set([...rule.targets.keys(), ...targets.map(({ Id }) => Id)]);
  if (after.size > TARGETS_PER_RULE) {
    throw awsFault("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
  }
  for (const target of targets) rule.targets.set(target.Id ?? "", target as Target);
  return { FailedEntries: [], FailedEntryCount: 0 } satisfies PutTargetsResponse;
});

function checkTarget(target: ApiTarget, index: number): void {
  const { Id: id = "", Input, InputPath, InputTransformer } = target;
  const path = `targets.${index + 1}.member.id`;
  if (!/^[.\-_A-Za-z0-9]+$/.test(id)) {
    throw invalidValue(id, path, "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
  }
  if (id.length > 64) throw invalidValue(id, path, "Member must have length less than or equal to 64");
  if ([Input, InputPath, InputTransformer].filter((given) => given !== undefined).length > 1) {
    throw awsFault(
      "ValidationException",
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`,
    );
  }
  for (const name of placeholders(InputTransformer?.InputTemplate ?? "")) {
    if (PREDEFINED.has(name) || Object.hasOwn(InputTransformer?.InputPathsMap ?? {}, name)) continue;
    throw awsFault("ValidationException", `InputTemplate for target ${id} contains invalid placeholder ${name}.`);
  }
}

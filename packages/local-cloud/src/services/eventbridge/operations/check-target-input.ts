import type { InputTransformer, Target } from "@aws-sdk/client-eventbridge";
import { isPath } from "../deliver/input-path.ts";
import { placeholders, PREDEFINED } from "../deliver/input-template.ts";
import { INPUT_PATHS_MAX } from "../limits.ts";
import { invalidValue, refused } from "./context.ts";
import { isJson } from "../../is-json.ts";

/** The whole event, which can only stand where any JSON value can. */
const WHOLE_EVENT = "aws.events.event.json";

/**
 * Checks what a target says of its input: at most one of a constant, a path and a transformer, and that one well formed.
 *
 * @throws AwsFault `ValidationException`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function checkTargetInput({ Id: id = "", Input, InputPath, InputTransformer }: Target, path: string): void {
  if ([Input, InputPath, InputTransformer].filter((given) => given !== undefined).length > 1) {
    throw refused(`Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`);
  }
  if (Input !== undefined && !isJson(Input)) throw refused(`JSON syntax error in input for target ${id}.`);
  if (InputPath !== undefined) checkPath(InputPath, id);
  if (InputTransformer !== undefined) checkTransformer(InputTransformer, id, `${path}.inputTransformer`);
}

function checkTransformer(
  { InputPathsMap: paths = {}, InputTemplate = "" }: InputTransformer,
  id: string,
  path: string,
): void {
  const given = Object.entries(paths);
  if (given.length > INPUT_PATHS_MAX) {
    const constraint = `Member must have length less than or equal to ${INPUT_PATHS_MAX}`;
    throw invalidValue(JSON.stringify(paths), `${path}.inputPathsMap`, constraint);
  }
  for (const [name, value] of given) {
    if (PREDEFINED.has(name)) {
      throw invalidValue(name, `${path}.inputPathsMap`, "Map keys must not be names that AWS reserves");
    }
    checkPath(value, id);
  }
  for (const name of placeholders(InputTemplate)) {
    if (name === WHOLE_EVENT && !InputTemplate.trimStart().startsWith("{")) {
      throw refused(`InputTemplate for target ${id} contains placeholder ${name} valid only for JSON template.`);
    }
    if (PREDEFINED.has(name) || Object.hasOwn(paths, name)) continue;
    throw refused(`InputTemplate for target ${id} contains invalid placeholder ${name}.`);
  }
}

function checkPath(path: string, id: string): void {
  if (!isPath(path)) throw refused(`InputPath for target ${id} is invalid.`);
}

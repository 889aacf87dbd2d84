import { awsFault } from "../../aws-fault.ts";
import type { Parameter, ParameterStore } from "../parameter-store.ts";

/** A parameter, with the part of the name that chose its version. */
export interface FoundParameter extends Parameter {
  readonly Selector?: string;
}

/**
 * The parameter with this name or ARN, perhaps with a version behind it (`/shop/open:2`). Of a parameter only the newest
 * version is kept here; no version has a label.
 *
 * @returns undefined where there is no such parameter.
 * @throws AwsFault `ParameterVersionNotFound` for another version.
 */
export function findParameter(store: ParameterStore, asked: string): FoundParameter | undefined {
  const name = asked.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter(?=\/)/, "");
  const plain = store.find(name);
  const selected = /^(.+):([\w.-]+)$/.exec(name);
  if (plain || !selected) return plain;
  const [, base = "", version = ""] = selected;
  const found = store.find(base);
  if (!found) return undefined;
  if (String(found.Version) === version) return { ...found, Selector: `:${version}` };
  throw awsFault(
    "ParameterVersionNotFound",
    `Systems Manager could not find version ${version} of ${base}. Verify the version and try again.`,
  );
}

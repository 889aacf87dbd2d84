import * as fc from "fast-check";
import type { ValidateFunction } from "ajv";
import type { Refusal } from "../../../compare/verdict.ts";
import { shrink } from "../../../compare/witness/shrink.ts";
import type { Json, JsonObject } from "../../../json.ts";
import { arbitraryOf } from "../../../sample/arbitrary-of.ts";
import { compileInView } from "../../../view/judge.ts";
import { strip } from "../../../view/strip.ts";
import type { DowncastReport, DowncastStep } from "../report.ts";

/** A downcast as packages/events has it: the newer data, and the rows of the change, of which none are known here. */
export type Downcast = (newer: Json, change: object) => Json;

/**
 * Runs a downcast on the newer major's examples and on generated events. Told is an example that fails, so that people
 * know it again, else a generated event brought as near to an example as it still fails.
 */
export function tryDowncast(
  { newerSchema, olderSchema }: DowncastStep,
  downcast: Downcast,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): DowncastReport {
  const [newer, older] = [newerSchema, olderSchema].map((schema) => compileInView(strip(schema), "strict"));
  const refusal = (event: Json) => refusalOf(downcast, older, event);
  const accepted = fc.property(arbitraryOf(newerSchema), (event) => {
    fc.pre(newer?.(event) === true);
    return refusal(event) === undefined;
  });
  const examples = (newerSchema["examples"] ?? []) as readonly Json[];
  const found = examples.find(refusal) ?? fc.check(accepted, { numRuns: runs, seed }).counterexample?.[0];
  if (found === undefined) return { kind: "holds" };
  const keyword = refusal(found)?.keyword;
  const { witness } = shrink(
    found,
    examples,
    (event) => newer?.(event) === true && refusal(event)?.keyword === keyword,
  );
  const error = refusal(witness);
  return error === undefined ? { kind: "holds" } : { kind: "fails", witness, error };
}

/** Why the older major cannot be made of an event; undefined when it can. What is sent is JSON, so that is what counts. */
function refusalOf(downcast: Downcast, older: ValidateFunction | undefined, event: Json): Refusal | undefined {
  try {
    const made: unknown = JSON.parse(JSON.stringify(downcast(structuredClone(event), {})));
    if (older?.(made) === true) return textOfNothing(made, event);
    const [{ keyword, message = "is refused", instancePath, params } = NO_ERROR] = older?.errors ?? [];
    return { keyword, message: `${message}${namedIn(params)}`, instancePath, params: params as JsonObject };
  } catch (thrown) {
    const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return { keyword: "throws", message: `is nothing, since it threw ${what}`, instancePath: "", params: {} };
  }
}

/** Ajv says that a property is too much, and which one only beside its message. */
function namedIn(params: JsonObject): string {
  const name = params["unevaluatedProperty"] ?? params["additionalProperty"];
  return name === undefined ? "" : `, and has ${JSON.stringify(name)}`;
}

/** What JavaScript writes where a text was to be made of a value that is not there, or is none. */
const NOTHING = /\bundefined\b|\bNaN\b|\[object Object\]/;

/** Schemas take any text: that a downcast wrote "Ada undefined" has to be seen otherwise. */
function textOfNothing(made: unknown, event: Json): Refusal | undefined {
  const [word] = NOTHING.exec(JSON.stringify(made)) ?? [];
  if (word === undefined || NOTHING.test(JSON.stringify(event))) return undefined;
  return {
    keyword: "text",
    message: `says "${word}", of which the newer version says nothing`,
    instancePath: "",
    params: {},
  };
}

const NO_ERROR = { keyword: "", message: "is refused", instancePath: "", params: {} };

import type { Rule, Target } from "../buses.ts";
import type { DeliveryFault } from "../faults.ts";
import type { AcceptedEvent } from "../put-events/envelope.ts";
import { readPath } from "./input-path.ts";
import { fillTemplate } from "./input-template.ts";

/** The text that a target receives, or why there is none. */
export type Transformed =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly fault: DeliveryFault };

/** Makes the text for a target: a constant, a part of the event, a filled template, or the whole event. */
export function transformInput(target: Target, rule: Rule, accepted: AcceptedEvent): Transformed {
  if (target.Input !== undefined) return { ok: true, body: target.Input };
  if (target.InputPath !== undefined) {
    return { ok: true, body: JSON.stringify(readPath(accepted.event, target.InputPath) ?? null) };
  }
  if (target.InputTransformer === undefined) return { ok: true, body: accepted.text };
  const body = fillTemplate(target.InputTransformer, rule, accepted);
  if (body !== undefined) return { ok: true, body };
  return {
    ok: false,
    fault: { code: "INVALID_JSON", message: "The filled input template is not valid JSON.", retryable: false },
  };
}

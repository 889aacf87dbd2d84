import type { DisableRuleRequest, EnableRuleRequest } from "@aws-sdk/client-eventbridge";
import { changeableRule, operation, type EventBridgeContext } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html */
export const enableRule = operation<EnableRuleRequest>((context, input) => setState(context, input, "ENABLED"));

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html */
export const disableRule = operation<DisableRuleRequest>((context, input) => setState(context, input, "DISABLED"));

function setState(context: EventBridgeContext, input: EnableRuleRequest, state: string): Record<string, never> {
  context.buses.putRule({ ...changeableRule(context, input.Name, input.EventBusName), state });
  return {};
}

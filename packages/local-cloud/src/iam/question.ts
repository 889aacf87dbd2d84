import type { Principal } from "./principal.ts";

/** May this principal do this to that? */
export interface AccessQuestion {
  readonly principal: Principal;
  /** Such as `sqs:SendMessage`. */
  readonly action: string;
  /** An ARN, or `*` for an action that is about no resource. */
  readonly resource: string;
  /** On whose behalf a service asks: the rule that EventBridge delivers for, the route that API Gateway calls for. */
  readonly sourceArn?: string;
}

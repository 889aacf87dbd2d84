import { nameOf, type Principal } from "../principal.ts";
import type { ServiceRequest } from "../../services/gateway/gateway.ts";

/** What somebody was refused. */
export interface Refused {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  /** As in {@link Decision}. */
  readonly reason: string;
}

/** Answers a request with a refusal, in the shape and the words of one service. */
export type Refuse = (asked: ServiceRequest, refused: Refused) => void;

/** The sentence that most services say. */
export function sentenceOf({ principal, action, resource, reason }: Refused): string {
  return `User: ${nameOf(principal)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

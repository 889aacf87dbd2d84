import type { MountedService, ServiceRequest } from "../../services/gateway/gateway.ts";
import type { Decision } from "../decide.ts";
import type { Need, Place } from "../needs/need.ts";
import { saysByBody, tableFor } from "../needs/needs-of.ts";
import type { RoleSession } from "../principal.ts";
import type { AccessQuestion } from "../question.ts";
import { refuseAs } from "./refuse-as.ts";
import { takeBody } from "./take-body.ts";

/** What the guard of a service asks. */
export interface Guarding {
  readonly place: Place;
  /** Whose access key this is; undefined for one that no function has. */
  readonly callerOf: (accessKeyId: string | undefined) => RoleSession | undefined;
  /** Decides without a word. */
  readonly judge: (question: AccessQuestion) => Decision;
  /** Tells what has been refused. */
  readonly tell: (question: AccessQuestion, decision: Decision) => void;
  readonly isThere: (bucket: string, key: string) => Promise<boolean>;
  readonly warn: (text: string) => void;
}

/**
 * Stands before a service: what comes from a function goes on only if the function's role, or the resource, allows it. All
 * else is from whoever runs the local cloud, who may do everything.
 */
export function guard(service: MountedService, guarding: Guarding): MountedService {
  return {
    takes: (addressed) => service.takes(addressed),
    handle: async (asked) => {
      const caller = guarding.callerOf(asked.addressed.accessKeyId);
      const admitted = caller ? await admit(asked, caller, guarding) : asked;
      if (admitted) await service.handle(admitted);
    },
  };
}

/** The request, to be handed on; undefined where it has been refused. */
async function admit(
  asked: ServiceRequest,
  principal: RoleSession,
  guarding: Guarding,
): Promise<ServiceRequest | undefined> {
  const { request, addressed } = asked;
  const { method = "GET", headers } = request;
  const table = tableFor(addressed);
  if (!table) return asked;
  const { body, again } = saysByBody(addressed) ? await takeBody(request) : { body: "", again: request };
  const onward: ServiceRequest = { ...asked, request: again };
  const needs = table({ method, headers, addressed, body }, guarding.place);
  if (needs.kind === "unserved") return onward;
  if (needs.kind === "unlisted") {
    guarding.warn(`What ${needs.operation} needs is not known here, so functions are refused it.`);
    const reason = "because the local cloud does not know which permission it needs";
    refuseAs(addressed)(onward, { principal, action: needs.operation, resource: "*", reason });
    return undefined;
  }
  for (const need of needs.needs) {
    const refused = await refusalOf(need, principal, guarding);
    if (!refused) continue;
    guarding.tell(refused.question, refused.decision);
    refuseAs(addressed)(onward, { ...refused.question, reason: refused.decision.reason });
    return undefined;
  }
  return onward;
}

interface RefusalOfNeed {
  readonly question: AccessQuestion;
  readonly decision: Decision & { readonly allowed: false };
}

async function refusalOf(
  { action, resources, unlessThere }: Need,
  principal: RoleSession,
  { judge, isThere }: Guarding,
): Promise<RefusalOfNeed | undefined> {
  const judged = resources.map((resource) => {
    const question = { principal, action, resource };
    return { question, decision: judge(question) };
  });
  if (judged.some(({ decision }) => decision.allowed)) return undefined;
  if (unlessThere && (await isThere(unlessThere.bucket, unlessThere.key))) return undefined;
  return judged[0] as RefusalOfNeed;
}

import { errorXml, sendXml } from "../../services/sqs/query-protocol.ts";
import { lowerCaseSentence } from "./refuse-json.ts";
import type { Refuse } from "./refusal.ts";

/** SQS in its older protocol: 403 with the code `AccessDenied`. */
export const refuseSqsQuery: Refuse = (asked, refused) =>
  sendXml(asked, 403, errorXml("AccessDenied", lowerCaseSentence(refused)));

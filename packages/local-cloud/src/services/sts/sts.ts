import { randomUUID } from "node:crypto";
import type { RoleSession } from "../../iam/principal.ts";
import type { MountedService, ServiceRequest } from "../gateway/gateway.ts";
import { readBody } from "../gateway/read-body.ts";
import { element, writeAnswer } from "../sqs/write-xml.ts";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/** What STS is made from. */
export interface StsOptions {
  readonly accountId: string;
  /** The function's session that an access key belongs to; undefined for a key that no function has. */
  readonly sessionOf: (accessKeyId: string | undefined) => RoleSession | undefined;
}

/**
 * The one question that people put to STS: who am I. A function is a session of its role, everybody else the account's
 * root. It needs no permission, and is never refused.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function createSts({ accountId, sessionOf }: StsOptions): MountedService {
  return {
    takes: ({ scope }) => scope === "sts",
    handle: async (asked) => {
      const action = new URLSearchParams(await readBody(asked.request)).get("Action") ?? "";
      if (action !== "GetCallerIdentity") return refuse(asked, action);
      const session = sessionOf(asked.addressed.accessKeyId);
      const identity = {
        Arn: session?.sessionArn ?? `arn:aws:iam::${accountId}:root`,
        UserId: session === undefined ? accountId : principalIdOf(session),
        Account: accountId,
      };
      send(asked, 200, writeAnswer(action, NAMESPACE, identity));
    },
  };
}

/** The id of the role, which is made up here, and the name of the session. */
function principalIdOf({ sessionArn }: RoleSession): string {
  const [, role = "", session = ""] = sessionArn.split("/");
  return `AROA${Buffer.from(role).toString("hex").toUpperCase().slice(0, 16).padEnd(16, "0")}:${session}`;
}

function refuse(asked: ServiceRequest, action: string): void {
  const text = `Could not find operation ${action} for version 2011-06-15`;
  const error = element("Type", "Sender") + element("Code", "InvalidAction") + element("Message", text);
  const id = element("RequestId", randomUUID());
  send(asked, 400, `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error>${id}</ErrorResponse>`);
}

function send({ response }: ServiceRequest, status: number, xml: string): void {
  response.writeHead(status, { "content-type": "text/xml", "content-length": Buffer.byteLength(xml) });
  response.end(xml);
}

import { createRequire } from "node:module";
import type { Server } from "node:http";
import type { Effect, Failure, StandIn } from "./effect.ts";
import { isObject, parseObject } from "./json.ts";
import { addressOf, closeNow, keepIdleConnections } from "./listen.ts";
import { startStandIn, type VendorReply, type VendorRequest } from "./stand-in.ts";

/** The one way into aws-ses-v2-local; it is CommonJS and wears its function as `default`. */
type StartServer = (config: { host: string; port: number }) => Promise<Server>;

/**
 * Starts SES v2. The requests are judged and answered by aws-ses-v2-local, which runs in this process; in front of it
 * stands a server that tells what was sent and can order an outage, which the library can not. The front also names the
 * error in `x-amzn-errortype`, where the AWS SDK looks for it and the library does not say it.
 */
export async function startSes(): Promise<StandIn> {
  const { default: startServer } = createRequire(import.meta.url)("aws-ses-v2-local") as { default: StartServer };
  const library = await startServer({ host: "127.0.0.1", port: 0 });
  // The front asks it over connections that stay open.
  keepIdleConnections(library);
  const behind = addressOf(library);
  const front = await startStandIn({ name: "ses", answer: (request) => forward(behind, request), outage });
  return {
    ...front,
    stop: async () => {
      await front.stop();
      await closeNow(library);
    },
  };
}

async function forward(behind: string, request: VendorRequest): Promise<VendorReply> {
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return refuseForm();
  const path = request.path.map(encodeURIComponent).join("/");
  const answer = await fetch(`${behind}/${path}?${request.query.toString()}`, {
    method: request.method,
    headers: { "content-type": "application/json", authorization: request.headers.authorization ?? "" },
    ...(request.body !== "" && { body: request.body }),
  });
  const text = await answer.text();
  const body: unknown = parseObject(text) ?? text;
  if (!answer.ok) return refuse(answer.status, nameOf(answer.status), reasonOf(body));
  const sent = path === "v2/email/outbound-emails" && request.method === "POST";
  return { status: answer.status, body, effects: sent ? [sentEffect(parseObject(request.body) ?? {})] : [] };
}

function sentEffect(request: Readonly<Record<string, unknown>>): Omit<Effect, "at" | "vendor"> {
  const { Destination, Content } = request as {
    Destination?: { ToAddresses?: readonly string[] };
    Content?: { Simple?: { Subject?: { Data?: string } } };
  };
  const subject = Destination?.ToAddresses?.join(", ") ?? "";
  const title = Content?.Simple?.Subject?.Data ?? "(no subject)";
  return { action: "SendEmail", subject, summary: `e-mail to ${subject}: ${title}`, body: request };
}

function outage({ status }: Failure): VendorReply {
  return refuse(status, nameOf(status), "an outage on order");
}

/** SES v2's names for errors of SendEmail. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
function nameOf(status: number): string {
  if (status === 429) return "TooManyRequestsException";
  if (status === 404) return "NotFoundException";
  return status >= 500 ? "InternalServiceErrorException" : "BadRequestException";
}

function refuse(status: number, name: string, message: string): VendorReply {
  return { status, body: { message }, headers: { "x-amzn-errortype": name }, reason: `${name}: ${message}` };
}

/** SES's first version speaks forms and XML; nothing of it is here, and its clients can read no other refusal. */
function refuseForm(): VendorReply {
  const message = "The first version of SES is not emulated here.";
  const error = `<Type>Sender</Type><Code>InvalidAction</Code><Message>${message}</Message>`;
  return {
    status: 400,
    body: `<ErrorResponse><Error>${error}</Error></ErrorResponse>`,
    reason: `InvalidAction: ${message}`,
  };
}

function reasonOf(body: unknown): string {
  if (!isObject(body)) return "no reason given";
  return String(body["detail"] ?? body["message"]);
}

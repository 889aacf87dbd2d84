import { randomUUID } from "node:crypto";
import { StreambridgeError } from "@streambridge/errors";
import { isAwsFault, type AwsFault } from "../aws-fault.ts";
import type { MountedService, ServiceRequest } from "../gateway/gateway.ts";
import type { Operations } from "../gateway/operation.ts";
import { readBody } from "../gateway/read-body.ts";
import { readForm } from "./read-form.ts";
import { element, writeAnswer } from "./write-xml.ts";

const NAMESPACE = "http://queue.amazonaws.com/doc/2012-11-05/";

/**
 * The protocol that SQS spoke before JSON and that older SDKs still send: a form with `Action` in, XML out. The operations
 * are the same; only their parameters are spelled differently.
 */
export function serveQuery(operations: Operations): MountedService {
  return {
    takes: ({ isForm, scope }) => isForm && (scope === "sqs" || scope === undefined),
    handle: async (asked) => {
      try {
        await answer(asked, operations);
      } catch (thrown) {
        if (!isAwsFault(thrown)) throw StreambridgeError.from(thrown);
        sendXml(asked, thrown.status, errorXml(thrown.queryCode ?? thrown.name, thrown.message));
      }
    },
  };
}

async function answer(asked: ServiceRequest, operations: Operations): Promise<void> {
  const form = new URLSearchParams(await readBody(asked.request));
  const action = form.get("Action") ?? "";
  const operation = operations[action];
  if (!operation) {
    return sendXml(asked, 400, errorXml("InvalidAction", `The action ${action} is not valid for this endpoint.`));
  }
  const gone = new AbortController();
  const { response } = asked;
  response.once("close", () => response.writableFinished || gone.abort());
  // Where no QueueUrl is given, the request was sent to the queue's own URL.
  const input = { QueueUrl: asked.addressed.path, ...readForm(form) };
  const output = await operation(input, { signal: gone.signal });
  sendXml(asked, 200, writeAnswer(action, NAMESPACE, (output ?? {}) as Record<string, unknown>));
}

/** A refusal in the shape of the query protocol. */
export function errorXml(code: AwsFault["name"], message: string): string {
  const error = element("Type", "Sender") + element("Code", code) + element("Message", message);
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
}

/** Sends an answer of the query protocol. */
export function sendXml({ response }: ServiceRequest, status: number, xml: string): void {
  response.writeHead(status, { "content-type": "text/xml", "content-length": Buffer.byteLength(xml) });
  response.end(xml);
}

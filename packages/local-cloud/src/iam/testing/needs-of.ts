import { readAddress } from "../../services/gateway/addressed.ts";
import type { Need, Needs, Place } from "../needs/need.ts";
import { tableFor } from "../needs/needs-of.ts";

export const PLACE: Place = { region: "us-east-1", accountId: "000000000000" };

/** A request as a test writes it. */
export interface TestRequest {
  readonly method?: string;
  readonly url?: string;
  /** As an SDK of the service would send it: by target, or by the scope of the signature. */
  readonly target?: string;
  readonly scope?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a request needs, by the tables of the services. */
export function needsOf({ method = "POST", url = "/", target, scope, headers = {}, body = "" }: TestRequest): Needs {
  const all = {
    ...headers,
    ...(target !== undefined && { "x-amz-target": target }),
    authorization: `AWS4-HMAC-SHA256 Credential=KEY/20260101/us-east-1/${scope ?? "any"}/aws4_request, Signature=0`,
  };
  const addressed = readAddress(all, url);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const needs = tableFor(addressed)?.({ method, headers: all, addressed, body: text }, PLACE);
  if (!needs) throw new Error("no table for this request");
  return needs;
}

/** As {@link needsOf}, one text for each permission: `sqs:SendMessage on arn:aws:sqs:us-east-1:000000000000:Mail`. */
export function permissionsOf(request: TestRequest): readonly string[] {
  const needs = needsOf(request);
  return needs.kind === "needs" ? needs.needs.map(textOf) : [needs.kind];
}

function textOf({ action, resources, unlessThere }: Need): string {
  return `${action} on ${resources.join(" or ")}${unlessThere ? " unless there" : ""}`;
}

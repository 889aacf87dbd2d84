import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import { expect, onTestFinished } from "vitest";
import type { Resource } from "../../../graph/graph.ts";
import { IAM_OFF, type Authorize } from "../../../iam/iam.ts";
import { createManualClock, type ManualClock } from "../../../manual-clock.ts";
import type { Spy } from "../../../spy/facts.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf } from "../../../testing/graph-of.ts";
import type { Functions } from "../../lambda/functions.ts";
import { startHttpApis, type HttpApis } from "../index.ts";
import { FUNCTION_ARN } from "./front.ts";

export type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Stands for the function: what it answers to an event, or what it throws. */
export type Handler = (event: Event) => unknown;

/** When the clock stands still. */
export const NOW = Date.parse("2026-11-10T12:00:00.000Z");

export interface Front extends HttpApis {
  readonly url: string;
  readonly clock: ManualClock;
  readonly spy: Spy;
  /** What the function was given, oldest first. */
  readonly events: readonly Event[];
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  /** Calls `GET /items` with a token that has these claims beside, or instead of, the standard ones. */
  readonly callWith: (claims: Readonly<Record<string, unknown>>) => Promise<Response>;
}

/**
 * Serves the API called Front until the test is over.
 *
 * @param handler Default answers with the key of the route.
 * @param authorize Default allows everything.
 */
export async function startFront(
  resources: readonly Resource[],
  handler: Handler = ({ routeKey }) => routeKey,
  authorize: Authorize = IAM_OFF.authorize,
): Promise<Front> {
  const clock = createManualClock(NOW);
  const spy = createSpy(clock);
  const events: Event[] = [];
  const functions = functionsOf((event) => {
    events.push(event);
    return handler(event);
  });
  const served = await startHttpApis({ graph: graphOf(resources), functions, authorize, spy, clock });
  onTestFinished(served.stop);
  const url = served.apis["Front"] ?? "";
  const call: Front["call"] = (path, init) => fetch(`${url}${path}`, init);
  const callWith: Front["callWith"] = async (claims) =>
    call("/items", { headers: { authorization: `Bearer ${await served.token(claims)}` } });
  return { ...served, url, clock, spy, events, call, callWith };
}

function functionsOf(handler: Handler): Functions {
  return {
    names: ["shop-test-Items"],
    arnOf: () => FUNCTION_ARN,
    invoke: async (functionName, payload) => {
      if (functionName !== "shop-test-Items") throw new Error(`no function ${functionName}`);
      const invocation = { requestId: "r", statusCode: 200 } as const;
      try {
        const result = await handler(JSON.parse(payload) as Event);
        return { ...invocation, payload: JSON.stringify(result ?? null) };
      } catch (thrown) {
        const payloadOfError = JSON.stringify({ errorMessage: String(thrown) });
        return { ...invocation, payload: payloadOfError, functionError: "Unhandled" };
      }
    },
  };
}

/** Expects an answer that API Gateway gives by itself; returns its www-authenticate header. */
export async function expectRefusal(response: Response, status: number, message: string): Promise<string | null> {
  expect([response.status, await response.json()]).toEqual([status, { message }]);
  return response.headers.get("www-authenticate");
}

import type { Functions } from "../../functions.ts";

/** An error that a scripted function answers with, as Lambda reports a throw. */
export class Thrown extends Error {
  override readonly name = "Thrown";
}

/** One invocation of a scripted function. */
export interface Invoked {
  readonly event: unknown;
  /** 1 for the first. */
  readonly number: number;
}

/** A function whose answers are written down by a test, and the events that it got. */
export interface ScriptedFunction {
  readonly functions: Functions;
  readonly events: readonly unknown[];
}

/**
 * Makes the function `handler`.
 *
 * @param answer gives the result; a `Thrown` becomes a function error, any other error means that it was not reached.
 */
export function scriptFunction(answer: (invoked: Invoked) => unknown = () => null): ScriptedFunction {
  const events: unknown[] = [];
  const invoke: Functions["invoke"] = async (_name, payload) => {
    const event: unknown = JSON.parse(payload);
    events.push(event);
    const requestId = `request-${events.length}`;
    try {
      const result: unknown = await answer({ event, number: events.length });
      return { requestId, statusCode: 200, payload: JSON.stringify(result ?? null) };
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return {
        requestId,
        statusCode: 200,
        payload: JSON.stringify({ errorMessage: error.message }),
        functionError: "Unhandled",
      };
    }
  };
  return {
    functions: {
      names: ["handler"],
      invoke,
      arnOf: (name) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    },
    events,
  };
}

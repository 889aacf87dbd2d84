import type { Misfortune } from "../../faults/functions/misfortune.ts";

/** What a synchronous invocation answers, as Lambda's Invoke API does. */
export interface Invocation {
  readonly requestId: string;
  readonly statusCode: 200;
  /** The function's result as JSON text; for a function error, Lambda's error object. */
  readonly payload: string;
  /** The end of what Lambda's log says of it, 4 KiB at most. */
  readonly log?: string;
  /** `Unhandled` when the function threw, timed out, ran out of memory or ended its process. */
  readonly functionError?: "Unhandled";
}

/** The functions of the graph, running. */
export interface Functions {
  /** Physical names. */
  readonly names: readonly string[];
  /**
   * Runs a function with this JSON text as its event. Never rejects for what the function does.
   *
   * @param misfortune What is to happen to it on the way; nothing, as a rule.
   * @throws AwsFault `TooManyRequestsException` when the function's reserved concurrency is in use, and
   * `ResourceNotFoundException` for a name that no function has.
   */
  invoke(functionName: string, payload: string, misfortune?: Misfortune): Promise<Invocation>;
  arnOf(functionName: string): string;
}

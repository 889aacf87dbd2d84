/**
 * One operation of a service: takes the request's parameters under AWS's names, answers the response's. It throws an
 * `AwsFault` for what AWS refuses.
 */
export type Operation = (input: Readonly<Record<string, unknown>>, call: Call) => unknown;

/** What an operation may know of the call beside its parameters. */
export interface Call {
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

/** The operations of a service, by AWS's names. One that is not listed is answered as AWS answers an unknown one. */
export type Operations = Readonly<Record<string, Operation>>;

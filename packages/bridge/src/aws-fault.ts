/** What the SDK threw, in short. */
export interface AwsFault {
  /** AWS's name for the fault, or Node's for one of the network (`ECONNREFUSED`). */
  readonly code: string;
  readonly message: string;
  /** Absent when no answer came: network, time limit, credentials not yet there. */
  readonly status: number | undefined;
}

/** Reads whatever the SDK throws. */
export function awsFaultOf(thrown: unknown): AwsFault {
  const error = Object(thrown) as {
    readonly name?: string;
    readonly code?: string;
    readonly message?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const name = error.name === "Error" ? (error.code ?? error.name) : error.name;
  return { code: name ?? "UnknownError", message: error.message ?? "", status: error.$metadata?.httpStatusCode };
}

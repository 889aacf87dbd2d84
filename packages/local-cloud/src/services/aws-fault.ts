/**
 * A refusal as AWS words it, on its way to the client that asked: an Error whose `name` is AWS's code, which is what
 * the SDK's own errors are. It is thrown inside an operation and becomes the response; it never leaves the local cloud.
 */
export interface AwsFault extends Error {
  readonly status: number;
  /** The older code that the query protocol and older SDKs know it by, where that differs from the name. */
  readonly queryCode?: string;
}

/**
 * @param code AWS's name for it, such as `QueueDoesNotExist`.
 * @param message AWS's own text.
 * @param options `status`: the HTTP status, 400 unless AWS answers otherwise.
 */
export function awsFault(
  code: string,
  message: string,
  options: { readonly status?: number; readonly queryCode?: string } = {},
): AwsFault {
  const { status = 400, queryCode } = options;
  return Object.assign(new Error(message), { name: code, status, ...(queryCode !== undefined && { queryCode }) });
}

/** Whether something that was thrown is a refusal made by {@link awsFault}. */
export function isAwsFault(thrown: unknown): thrown is AwsFault {
  return thrown instanceof Error && "status" in thrown && typeof thrown.status === "number";
}

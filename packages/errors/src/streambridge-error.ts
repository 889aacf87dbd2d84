import { codes, type Code, type Fault } from "./codes.ts";

/** What a {@link StreambridgeError} carries beside its code and its sentence. */
export interface ErrorOptions {
  /** One sentence or command that mends it, in the imperative; omitted only where nothing can be done. */
  readonly mend?: string;
  /** What was caught; kept for logs, never serialised into a response. */
  readonly cause?: unknown;
  /** Fields for machines: names, limits, what was wanted and what came. Must survive JSON. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The shape of an error as it lies in logs and in failure places. */
export interface SerializedError {
  readonly code: Code;
  readonly message: string;
  readonly mend?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly cause?: string;
}

/**
 * The one error class of the workspace. The code leads the message, because many tools show only that.
 *
 * @example
 * throw new StreambridgeError("SCHEMA_INVALID", "schemas/users/UserRegistered/v2.json: no title", {
 *   mend: "Add a title to the schema, then run `pnpm generate`.",
 * });
 */
export class StreambridgeError extends Error {
  override readonly name = "StreambridgeError";
  readonly code: Code;
  /** The sentence without the code. */
  readonly sentence: string;
  readonly mend: string | undefined;
  readonly detail: Readonly<Record<string, unknown>> | undefined;

  constructor(code: Code, sentence: string, options: ErrorOptions = {}) {
    super(`${code}: ${sentence}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.sentence = sentence;
    this.mend = options.mend;
    this.detail = options.detail;
  }

  /** Whose doing this is; see {@link Fault}. */
  get fault(): Fault {
    return codes[this.code];
  }

  /** Brings whatever a `catch` sees into this one shape; an error of this class is returned as it is. */
  static from(thrown: unknown, code: Code = "UNEXPECTED"): StreambridgeError {
    if (thrown instanceof StreambridgeError) return thrown;
    return new StreambridgeError(code, describe(thrown), { cause: thrown });
  }

  /** The error as data, for logs and failure places. The stack stays out; the cause is named in one line. */
  toJSON(): SerializedError {
    return {
      code: this.code,
      message: this.sentence,
      ...(this.mend !== undefined && { mend: this.mend }),
      ...(this.detail !== undefined && { detail: this.detail }),
      ...(this.cause !== undefined && { cause: describe(this.cause) }),
    };
  }
}

/** The exit code of a command that ends with this error: 1 our fault or an outage, 2 a user's mistake, 3 a finding. */
export function exitCodeOf(error: StreambridgeError): 1 | 2 | 3 {
  switch (error.fault) {
    case "user":
      return 2;
    case "finding":
      return 3;
    default:
      return 1;
  }
}

function describe(thrown: unknown): string {
  if (thrown instanceof StreambridgeError) return thrown.message;
  if (thrown instanceof Error) return thrown.name === "Error" ? thrown.message : `${thrown.name}: ${thrown.message}`;
  return typeof thrown === "string" ? thrown : `thrown value ${JSON.stringify(thrown)}`;
}

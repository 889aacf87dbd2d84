/** A function error as Invoke answers it. */
export interface ErrorObject {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/**
 * What Lambda's Node.js runtime makes of something that was thrown.
 *
 * @param type Overrides the type, as for a rejection that nobody caught.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export function errorObject(thrown: unknown, type?: string): ErrorObject {
  if (!(thrown instanceof Error)) return { errorType: type ?? typeof thrown, errorMessage: String(thrown), trace: [] };
  return {
    errorType: type ?? thrown.name,
    errorMessage: type === undefined ? thrown.message : `${thrown.name}: ${thrown.message}`,
    trace: thrown.stack?.split("\n") ?? [],
  };
}

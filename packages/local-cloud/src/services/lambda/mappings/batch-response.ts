/** What a function's answer says about its batch. */
export type BatchResponse =
  | { readonly kind: "success" }
  /** The ids that failed, at least one, all of them in the batch. */
  | { readonly kind: "partial"; readonly failed: ReadonlySet<string> }
  /** An answer that breaks the protocol: AWS takes the whole batch as failed. */
  | { readonly kind: "invalid"; readonly reason: string };

/**
 * Reads the answer of a function that reports batch item failures. Nothing, or an empty list, is success. One entry that
 * is not `{"itemIdentifier": "<an id of the batch>"}` spoils the whole answer.
 *
 * @param payload the answer's JSON text.
 * @param ids sequence numbers or message ids of the batch.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html and .../services-sqs-errorhandling.html
 */
export function readBatchResponse(payload: string, ids: ReadonlySet<string>): BatchResponse {
  const answer = parse(payload);
  if (answer === null || isEmptyArray(answer)) return { kind: "success" };
  if (typeof answer !== "object" || Array.isArray(answer)) return invalid("the answer is not an object");
  const failures: unknown = (answer as Readonly<Record<string, unknown>>)["batchItemFailures"] ?? [];
  if (!Array.isArray(failures)) return invalid("batchItemFailures is not a list");
  const failed = new Set<string>();
  for (const failure of failures as readonly unknown[]) {
    const id = (failure as { readonly itemIdentifier?: unknown } | null)?.itemIdentifier;
    if (typeof id !== "string" || id === "")
      return invalid(`a failure has no itemIdentifier: ${JSON.stringify(failure)}`);
    if (!ids.has(id)) return invalid(`itemIdentifier ${id} is not in the batch`);
    failed.add(id);
  }
  return failed.size === 0 ? { kind: "success" } : { kind: "partial", failed };
}

function parse(payload: string): unknown {
  if (payload === "") return null;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function invalid(reason: string): BatchResponse {
  return { kind: "invalid", reason };
}

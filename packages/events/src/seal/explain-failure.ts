import { StreambridgeError } from "@streambridge/errors";
import type { Mode } from "../validate/explain.ts";
import type { SealFailure } from "./result.ts";

/**
 * The failure's error, with what the schemas refuse in `detail.errors`: call it where a record is parked, so that whoever
 * looks sees the field. The validators with words are loaded here, on failure only; `seal` itself stays synchronous and
 * pure.
 */
export async function explainFailure(failure: SealFailure): Promise<StreambridgeError> {
  const { error, refused } = failure;
  if (refused === undefined) return error;
  const { type } = refused;
  const { explain } = await import("../validate/explain.ts");
  const asked: readonly (readonly ["metadata" | typeof type, unknown, Mode])[] = [
    ["metadata", refused.metadata, "strict"],
    [type, refused.data, "strict"],
    [type, refused.data, "tolerant"],
  ];
  for (const [schema, value, mode] of asked) {
    const errors = await explain(schema, value, mode);
    if (errors.length === 0) continue;
    const first = errors[0];
    const sentence = `${error.sentence}: ${first?.pointer ?? ""} wanted ${first?.wanted ?? ""}`;
    return new StreambridgeError(error.code, sentence, {
      ...(error.mend !== undefined && { mend: error.mend }),
      ...(error.cause !== undefined && { cause: error.cause }),
      detail: { ...error.detail, type, schema, mode, errors },
    });
  }
  return unexplained(error, type);
}

/**
 * Ajv that names every fault may accept what Ajv that decides refuses: it counts the properties that a branch of a union
 * describes also where that branch failed. So some property is one that no branch which holds describes.
 */
function unexplained(error: StreambridgeError, type: string): StreambridgeError {
  const sentence = `${error.sentence}: a property is described by no branch of a union that holds`;
  return new StreambridgeError(error.code, sentence, {
    ...(error.mend !== undefined && { mend: error.mend }),
    ...(error.cause !== undefined && { cause: error.cause }),
    detail: { ...error.detail, type, errors: [] },
  });
}

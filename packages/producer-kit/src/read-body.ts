import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { refuse, type Answer } from "./answer.ts";
import { refuses, type Checked, type Field } from "./fields/field.ts";
import { shapeOf } from "./json-shape.ts";
import { MAX_BODY_BYTES, MAX_DEPTH, MAX_PROBLEMS } from "./limits.ts";

/** A request as API Gateway hands it to a function (payload format 2.0). */
export type Request = APIGatewayProxyEventV2;

/** The body, checked and typed, or the answer that says what is wrong with it. */
export type ReadBody<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer };

/** Reads a JSON body: its size, its media type, its syntax, its depth and doubled names, then its fields. */
export function readBody<T>(request: Request, body: Field<T>): ReadBody<T> {
  const bytes = Buffer.from(request.body ?? "", request.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > MAX_BODY_BYTES) {
    return no(refuse("BODY_TOO_LARGE", `The body has ${bytes.length} bytes; at most ${MAX_BODY_BYTES} are taken.`));
  }
  if (!saysJson(request)) {
    return no(refuse("MEDIA_TYPE_UNSUPPORTED", "Send JSON, with the header content-type: application/json."));
  }
  const parsed = parse(bytes);
  if (parsed === undefined) return no(refuse("REQUEST_INVALID", "The body is not JSON in UTF-8."));
  const checked = unsound(parsed.text) ?? body(parsed.value, "");
  if (checked.ok) return checked;
  const problems = checked.problems.slice(0, MAX_PROBLEMS);
  return no(refuse("REQUEST_INVALID", "Some fields are not as they must be.", problems));
}

function no(answer: Answer): { readonly ok: false; readonly answer: Answer } {
  return { ok: false, answer };
}

/** API Gateway hands over header names in lower case. No header at all is taken for JSON. */
function saysJson(request: Request): boolean {
  const mediaType = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  return mediaType === undefined || mediaType === "application/json" || mediaType.endsWith("+json");
}

/** The problem of a text that means different things to different readers, or that nobody can have meant. */
function unsound(text: string): Checked<never> | undefined {
  const { depth, repeated } = shapeOf(text);
  if (depth > MAX_DEPTH) return refuses("", `at most ${MAX_DEPTH} objects and lists in each other`, depth);
  return repeated === undefined ? undefined : refuses(repeated, "each field once", "twice");
}

function parse(bytes: Buffer): { readonly text: string; readonly value: unknown } | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

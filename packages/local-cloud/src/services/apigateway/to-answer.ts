import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Answer } from "./answers.ts";

/**
 * What a function's result is answered with. A result with a `statusCode` says so itself; anything else that is JSON is
 * the body of a 200, text without its quotes.
 *
 * @param payload The result as JSON text.
 * @returns Undefined for a result that API Gateway cannot use, which it answers with 500.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toAnswer(payload: string): Answer | undefined {
  const result = parse(payload);
  if (result === undefined) return undefined;
  if (typeof result.value !== "object" || result.value === null || !("statusCode" in result.value)) {
    const body = typeof result.value === "string" ? result.value : payload;
    return { status: 200, headers: { "content-type": "application/json" }, body };
  }
  return readStructured(result.value);
}

function parse(payload: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(payload) as unknown };
  } catch {
    return undefined;
  }
}

function readStructured(result: object): Answer | undefined {
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as Readonly<Record<string, unknown>>;
  const texts = cookies ?? [];
  const fields = headers ?? {};
  const isStatus = Number.isInteger(statusCode) && Number(statusCode) >= 200 && Number(statusCode) <= 599;
  const text = body ?? "";
  if (!isStatus || typeof text !== "string" || !isRecord(fields) || !isTexts(texts)) return undefined;
  const own = lowerCased(fields);
  if (![...Object.entries(own), ...texts.map((one) => ["set-cookie", one] as const)].every(isHeader)) return undefined;
  return {
    status: Number(statusCode),
    headers: { "content-type": "text/plain; charset=utf-8", ...own },
    cookies: texts,
    body: isBase64Encoded === true ? Buffer.from(text, "base64") : text,
  };
}

function lowerCased(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function isHeader([name, value]: readonly [string, string]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

import type { Request } from "../read-body.ts";

/** What of a request matters to a test. */
export interface RequestParts {
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
}

/** A request as API Gateway hands it to a function (payload format 2.0). */
export function request(routeKey: string, parts: RequestParts = {}): Request {
  const [method = "", path = ""] = routeKey.split(" ");
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: "",
    headers: { "content-type": "application/json", ...parts.headers },
    requestContext: {
      accountId: "000000000000",
      apiId: "api",
      domainName: "api.example.com",
      domainPrefix: "api",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      requestId: "request",
      routeKey,
      stage: "$default",
      time: "23/Nov/2026:12:00:00 +0000",
      timeEpoch: Date.parse("2026-11-23T12:00:00Z"),
    },
    isBase64Encoded: parts.isBase64Encoded ?? false,
    ...(parts.body !== undefined && { body: parts.body }),
    ...(parts.pathParameters !== undefined && { pathParameters: { ...parts.pathParameters } }),
  };
}

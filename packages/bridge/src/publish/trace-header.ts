const TRACEPARENT = /^00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * The X-Ray header of a W3C `traceparent`: both name a trace with 32 hexadecimal digits and a parent with 16.
 * `undefined` for a text that is none. Source: "Tracing header", AWS X-Ray Developer Guide; W3C Trace Context, section 3.2.
 */
export function traceHeaderOf(traceparent: string | undefined): string | undefined {
  const [, start, rest, parent, flags] = TRACEPARENT.exec(traceparent ?? "") ?? [];
  if (start === undefined || rest === undefined || parent === undefined || flags === undefined) return undefined;
  const sampled = Number.parseInt(flags, 16) % 2;
  return `Root=1-${start}-${rest};Parent=${parent};Sampled=${sampled}`;
}

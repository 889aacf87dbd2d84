/** One step of a path: `.name` or `[0]`. */
const STEP = /\.([^.[\]]+)|\[(\d+)\]/y;

/** Whether AWS takes a path: it begins with `$`, and names are not quoted in brackets (measured on PutTargets). */
export function isPath(path: string): boolean {
  return path.startsWith("$") && !/\[\s*['"]/.test(path);
}

/**
 * What stands at a JSON path of an event, undefined where nothing does. Rules take names behind dots and numbers in
 * brackets, no wildcards and no filters: `$`, `$.detail.item`, `$.detail-type`, `$.resources[0]`.
 */
export function readPath(event: unknown, path: string): unknown {
  if (!path.startsWith("$")) return undefined;
  STEP.lastIndex = 1;
  let value = event;
  while (STEP.lastIndex < path.length) {
    const step = STEP.exec(path);
    if (step === null || typeof value !== "object" || value === null) return undefined;
    const key = step[1] ?? step[2] ?? "";
    value = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return value;
}

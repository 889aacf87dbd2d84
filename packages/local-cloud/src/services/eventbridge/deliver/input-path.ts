/** One step of a path: `.name`, `['name']`, `["name"]` or `[0]`. */
const STEP = /\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\]/y;

/**
 * What stands at a JSON path of an event, undefined where nothing does. Rules take the dotted and bracketed forms only,
 * no wildcards and no filters: `$`, `$.detail.item`, `$.detail-type`, `$.resources[0]`.
 */
export function readPath(event: unknown, path: string): unknown {
  if (!path.startsWith("$")) return undefined;
  STEP.lastIndex = 1;
  let value = event;
  while (STEP.lastIndex < path.length) {
    const step = STEP.exec(path);
    if (step === null || typeof value !== "object" || value === null) return undefined;
    const key = step[1] ?? step[2] ?? step[3] ?? step[4] ?? "";
    value = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return value;
}

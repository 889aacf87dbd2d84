/** What AWS answered while one test of LocalStack's ran against it. */
export interface Recording {
  /** File and name of the test, as `test_events::TestEventRule::test_list_rules[default]`. */
  readonly test: string;
  /** What the test wrote down, by a name of its own; placeholders stand for what differs from run to run. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Where its file lies. */
  readonly folder: string;
}

/** Reads the recordings of a snapshot file; none where the value has another shape. */
export function recordingsIn(value: unknown, folder: string): readonly Recording[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const content = isObject(entry) ? entry["recorded-content"] : undefined;
    return isObject(content) ? [{ test: shortName(key), content, folder }] : [];
  });
}

/** Without the folders and the ending of the file. */
function shortName(key: string): string {
  const [file = "", ...names] = key.split("::");
  return [file.replace(/^.*\//, "").replace(/\.py$/, ""), ...names].join("::");
}

/** What stands in the brackets at the end of a test's name: the parameter that it ran with. Line breaks are escaped there. */
export function parameterOf({ test }: Recording): string {
  return (/\[([\s\S]*)\]$/.exec(test)?.[1] ?? "").replaceAll("\\n", "\n");
}

/** The part of a recorded value at these keys; undefined where there is none. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (part, key) =>
      typeof part === "object" && part !== null ? (part as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

/** Every value under a key, anywhere in a recorded value, in the order of the recording. */
export function everyUnder(value: unknown, key: string): readonly unknown[] {
  const found: unknown[] = [];
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      if (name === key) found.push(inner);
      look(inner);
    }
  };
  look(value);
  return found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

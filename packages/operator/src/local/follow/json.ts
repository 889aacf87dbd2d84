/** An object read from somewhere else: nothing is known of its fields. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object in a JSON text; undefined for anything else. */
export function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The field, when it is an object; else an empty one, so that paths can be followed. */
export function objectAt(value: Json, name: string): Json {
  const field = value[name];
  return isObject(field) ? field : {};
}

/** The field, when it is text. */
export function textAt(value: Json, name: string): string | undefined {
  const field = value[name];
  return typeof field === "string" ? field : undefined;
}

/** The keys of a pointer, unescaped: `/a~1b/0` is `["a/b", "0"]`. */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer as the fragment of a reference, as `$ref` wants it. */
export function fragmentOf(pointer: string): string {
  return `#${encodeURI(pointer).replaceAll("#", "%23")}`;
}

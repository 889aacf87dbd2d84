/** Makes something at the first call and keeps it: clients of a function instance, made once their settings are there. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

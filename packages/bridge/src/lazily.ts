/** Makes something at the first call and keeps it: what an instance of a function needs later, or perhaps never. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

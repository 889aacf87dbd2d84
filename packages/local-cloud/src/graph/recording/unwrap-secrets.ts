/** Pulumi's envelope of a secret value: this key with this value, and the value itself under `value`. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** The same value without Pulumi's envelopes of secrets, and whether there was one. */
export function unwrapSecrets(value: unknown): { readonly value: unknown; readonly secret: boolean } {
  let secret = false;
  const unwrap = (wrapped: unknown): unknown => {
    if (Array.isArray(wrapped)) return wrapped.map(unwrap);
    if (typeof wrapped !== "object" || wrapped === null) return wrapped;
    const properties = wrapped as Record<string, unknown>;
    if (properties[SIGNATURE_KEY] === SECRET_SIGNATURE) {
      secret = true;
      return unwrap(properties["value"]);
    }
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, unwrap(inner)]));
  };
  return { value: unwrap(value), secret };
}

/** A policy document as text: the provider takes it as JSON or as an object. Empty where the program gives none. */
export function documentText(document: unknown): string {
  if (document === undefined || document === null) return "";
  return typeof document === "string" ? document : JSON.stringify(document);
}

/** What of a JSON text is gone once it has been parsed, or is better known before anything walks through it. */
export interface JsonShape {
  /** Objects and lists that lie in each other, at the deepest place; 0 for a bare value. */
  readonly depth: number;
  /** A name that one object has twice, of which parsing keeps the last; undefined where there is none. */
  readonly repeated: string | undefined;
}

/** Texts, of which a colon makes names, and the brackets between them. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g;

/**
 * Looks at a JSON text without recursion, so that no depth hurts it.
 *
 * @param text must be JSON: in anything else quotes have no partner, and looking for one would take long.
 */
export function shapeOf(text: string): JsonShape {
  const open: Set<string>[] = [];
  let depth = 0;
  let repeated: string | undefined;
  for (const [token, quoted, colon] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") depth = Math.max(depth, open.push(new Set()));
    else if (token === "}" || token === "]") open.pop();
    else if (quoted !== undefined && colon !== undefined) {
      // Two spellings, one with escapes, are one name.
      const name = String(JSON.parse(quoted));
      const names = open.at(-1);
      if (names?.has(name)) repeated ??= name;
      names?.add(name);
    }
  }
  return { depth, repeated };
}

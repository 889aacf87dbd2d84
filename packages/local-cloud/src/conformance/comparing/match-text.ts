import {
  DATE_IN_TEXT,
  DATE_SHAPE,
  escape,
  isNamed,
  RECORDED_ACCOUNT,
  shapeOf,
  splitAtPlaceholders,
  type Account,
  type Placeholder,
} from "./words.ts";

/** Matches texts against recorded ones, and remembers what each placeholder stood for. */
export interface TextMatcher {
  matches(recorded: string, actual: string): boolean;
}

/** Makes a matcher whose memory is empty; use one for a whole recording. */
export function createTextMatcher(account: Account): TextMatcher {
  const values = new Map<string, string>();

  const bind = (bindings: readonly (readonly [Placeholder, string])[]): boolean => {
    const bound = new Map(values);
    for (const [placeholder, value] of bindings) {
      const known = bound.get(placeholder.text);
      if (known !== undefined && known !== value) return false;
      if (known === undefined && standsForAnother(placeholder, value, bound)) return false;
      bound.set(placeholder.text, value);
    }
    for (const [text, value] of bound) values.set(text, value);
    return true;
  };

  return {
    matches: (recorded, actual) => {
      const { pattern, placeholders } = patternOf(recorded, account);
      const match = pattern.exec(actual);
      if (match === null) return false;
      const found = placeholders.map((placeholder, index) => [placeholder, match[index + 1] ?? ""] as const);
      return bind(found.filter(([placeholder]) => isNamed(placeholder)));
    },
  };
}

/** Two numbers of one name are two values: `<uuid:1>` is never `<uuid:2>`. */
function standsForAnother(placeholder: Placeholder, value: string, bound: ReadonlyMap<string, string>): boolean {
  const family = placeholder.text.replace(/\d+>$/, "");
  return [...bound].some(([text, other]) => other === value && text.replace(/\d+>$/, "") === family);
}

interface TextPattern {
  readonly pattern: RegExp;
  /** One for each group of the pattern. */
  readonly placeholders: readonly Placeholder[];
}

function patternOf(recorded: string, account: Account): TextPattern {
  const { plain, placeholders } = splitAtPlaceholders(recorded);
  const parts = plain.map((text) =>
    escape(text.replaceAll(RECORDED_ACCOUNT, account.accountId)).replaceAll(DATE_IN_TEXT, `(?:${DATE_SHAPE})`),
  );
  const source = parts.map((part, index) => {
    const placeholder = placeholders[index];
    return placeholder === undefined ? part : `${part}(${shapeOf(placeholder, account)})`;
  });
  return { pattern: new RegExp(`^${source.join("")}$`), placeholders };
}

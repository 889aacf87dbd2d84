import { RegExpParser, visitRegExpAST, type AST } from "@eslint-community/regexpp";

/** A pattern with what it looks ahead for from its start taken off. */
export interface Leading {
  /** What must lie ahead of the start, or must not. */
  readonly looks: readonly AST.LookaheadAssertion[];
  /** The pattern after that. */
  readonly rest: string;
}

/** Of a pattern that does not look ahead from its start. */
export const NO_LOOKS: Leading = { looks: [], rest: "" };

/** `^(?=a)(?!b)c`: what looks ahead from the start asks for something of the whole string, beside the rest. */
export function leading({ elements }: AST.Alternative): Leading {
  if (!isEdge(elements[0], "start")) return NO_LOOKS;
  const looks: AST.LookaheadAssertion[] = [];
  for (const element of elements.slice(1)) {
    if (element.type !== "Assertion" || element.kind !== "lookahead") break;
    looks.push(element);
  }
  const rest = elements.slice(1 + looks.length).map(({ raw }) => raw);
  return { looks, rest: rest.join("") };
}

/** A pattern that takes all that another one takes: what looks around is dropped, and what refers back may be anything. */
export function loosened(source: string): string {
  const whole = parsed(source);
  const edges = new Set(whole.alternatives.flatMap(({ elements }) => [elements[0], elements.at(-1)]));
  const replaced: { start: number; end: number; by: string }[] = [];
  const note = ({ start, end }: AST.Node, by: string) => {
    if (!replaced.some((outer) => outer.start <= start && end <= outer.end)) replaced.push({ start, end, by });
  };
  visitRegExpAST(whole, {
    onAssertionEnter(node) {
      const isKept = edges.has(node) && (node.kind === "start" || node.kind === "end");
      if (!isKept) note(node, "");
    },
    onBackreferenceEnter: (node) => note(node, "[^]*"),
  });
  return replaced
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, by }) => `${text.slice(0, start)}(?:${by})${text.slice(end)}`, source);
}

/** The tree of a pattern. Throws SyntaxError for one that is none. */
export function parsed(source: string): AST.Pattern {
  return new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
}

/** Whether an element is `^` (`start`) or `$` (`end`). */
export function isEdge(element: AST.Element | undefined, kind: "start" | "end"): boolean {
  return element?.type === "Assertion" && element.kind === kind;
}

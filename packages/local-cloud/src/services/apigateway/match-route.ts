import type { Route } from "./from-graph.ts";

/** A route and what the path says for its variables. */
export interface RouteMatch {
  readonly route: Route;
  /** Decoded; undefined where the route has no variables. */
  readonly pathParameters?: Readonly<Record<string, string>>;
}

// From the most to the least specific.
const LITERAL = 0;
const VARIABLE = 1;
const GREEDY = 2;

type Kind = typeof LITERAL | typeof VARIABLE | typeof GREEDY;

interface Segment {
  readonly kind: Kind;
  /** The text itself, or the name of the variable. */
  readonly text: string;
}

interface Pattern {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly Segment[];
}

/**
 * Makes the choice among routes once, for every request after it. The most specific match wins: text before a variable
 * before a greedy variable, segment by segment from the left; then a method before ANY; then `$default`.
 *
 * @returns The match for a method and an encoded path; undefined where there is none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const fallback = routes.find(({ key }) => key === "$default");
  const patterns = routes
    .filter((route) => route !== fallback)
    .map(readPattern)
    .sort(bySpecificity);

  return (method, path) => {
    const parts = path.split("/").slice(1).map(decodeText);
    for (const { route, method: wanted, segments } of patterns) {
      if (wanted !== "ANY" && wanted !== method) continue;
      const variables = matchSegments(segments, parts);
      if (variables) return Object.keys(variables).length > 0 ? { route, pathParameters: variables } : { route };
    }
    return fallback && { route: fallback };
  };
}

function readPattern(route: Route): Pattern {
  const [method = "", path = ""] = route.key.split(" ");
  const segments = path
    .split("/")
    .slice(1)
    .map((text): Segment => {
      if (!text.startsWith("{")) return { kind: LITERAL, text };
      const isGreedy = text.endsWith("+}");
      return { kind: isGreedy ? GREEDY : VARIABLE, text: text.slice(1, isGreedy ? -2 : -1) };
    });
  return { route, method, segments };
}

function bySpecificity(a: Pattern, b: Pattern): number {
  for (const [i, { kind }] of a.segments.entries()) {
    const difference = kind - (b.segments[i]?.kind ?? kind);
    if (difference !== 0) return difference;
  }
  return Number(a.method === "ANY") - Number(b.method === "ANY");
}

function matchSegments(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const variables: Record<string, string> = {};
  for (const [i, { kind, text }] of segments.entries()) {
    const value = kind === GREEDY ? parts.slice(i).join("/") : parts[i];
    if (value === undefined || (kind === LITERAL ? value !== text : value === "")) return undefined;
    if (kind !== LITERAL) variables[text] = value;
    if (kind === GREEDY) return variables;
  }
  return segments.length === parts.length ? variables : undefined;
}

/** Undoes percent encoding; text that is not well encoded stays as it is. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

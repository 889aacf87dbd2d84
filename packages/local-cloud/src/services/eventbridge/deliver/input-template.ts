import type { Rule, Target } from "../buses.ts";
import { toSecond, type AcceptedEvent } from "../put-events/envelope.ts";
import { readPath } from "./input-path.ts";

/** A place to be filled, such as `<city>` or `<aws.events.rule-arn>`. */
const PLACEHOLDER = /<([\w.-]+)>/g;

/** The names that a template refers to. */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
}

/** Names that every template may use. */
export const PREDEFINED: ReadonlySet<string> = new Set([
  "aws.events.rule-arn",
  "aws.events.rule-name",
  "aws.events.event",
  "aws.events.event.json",
  "aws.events.event.ingestion-time",
]);

/**
 * Fills an input template. A path that finds nothing gives an empty text. A template of strings (it begins with a quote)
 * takes values without their own quotes; a JSON template takes strings bare inside a string and JSON elsewhere.
 * Nothing is escaped, so a value can break the JSON around it: then there is no result and AWS does not deliver.
 *
 * @returns the text for the target, or undefined where it is not JSON.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function fillTemplate(
  { InputTemplate, InputPathsMap = {} }: NonNullable<Target["InputTransformer"]>,
  rule: Rule,
  accepted: AcceptedEvent,
): string | undefined {
  const valueOf = (name: string): unknown =>
    PREDEFINED.has(name) ? predefined(name, rule, accepted) : readPath(accepted.event, InputPathsMap[name] ?? "");
  const ofStrings = InputTemplate.trimStart().startsWith('"');
  const body = fill(InputTemplate, (name, quoted) => {
    const value = valueOf(name) ?? "";
    if (ofStrings) return asText(value).replaceAll('"', "");
    return quoted ? asText(value) : JSON.stringify(value);
  });
  return isDeliverable(body, ofStrings) ? body : undefined;
}

function fill(template: string, textOf: (name: string, quoted: boolean) => string): string {
  let quotes = 0;
  let seen = 0;
  return template.replaceAll(PLACEHOLDER, (place: string, name: string, at: number) => {
    quotes += countQuotes(template.slice(seen, at));
    seen = at + place.length;
    return textOf(name, quotes % 2 === 1);
  });
}

function countQuotes(text: string): number {
  return text.replaceAll(/\\./g, "").split('"').length - 1;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A template of strings may have several lines, each a JSON string; any other makes one JSON value. */
function isDeliverable(body: string, ofStrings: boolean): boolean {
  return (ofStrings ? body.trim().split("\n") : [body]).every((part) => {
    try {
      JSON.parse(part);
      return true;
    } catch {
      return false;
    }
  });
}

function predefined(name: string, rule: Rule, { event, ingestedAt }: AcceptedEvent): unknown {
  switch (name) {
    case "aws.events.rule-arn":
      return rule.arn;
    case "aws.events.rule-name":
      return rule.name;
    case "aws.events.event.ingestion-time":
      return toSecond(ingestedAt / 1000);
    case "aws.events.event.json":
      return event;
    default:
      return withoutDetail(event, ingestedAt);
  }
}

/** `<aws.events.event>`: the envelope alone, with the ingestion time for the time, as AWS was seen to fill it. */
function withoutDetail(event: AcceptedEvent["event"], ingestedAt: number): Readonly<Record<string, unknown>> {
  return {
    id: event.id,
    account: event.account,
    detailType: event["detail-type"],
    time: toSecond(ingestedAt / 1000),
    source: event.source,
    region: event.region,
    resources: event.resources,
    version: event.version,
  };
}

import { expect, test } from "vitest";
import { makeEvent } from "../put-events/envelope.ts";
import type { Rule } from "../buses.ts";
import { fillTemplate } from "./input-template.ts";

const rule: Rule = { name: "R", arn: "arn:rule/R", bus: "default", state: "ENABLED", targets: new Map() };
const accepted = makeEvent(
  {
    Source: "shop",
    DetailType: "Opened",
    Detail: JSON.stringify({
      id: "7",
      good: true,
      count: 3,
      quoted: 'say "hi"',
      place: { city: "Bern", canton: "BE" },
      one: ["HIGH"],
      two: ["UP", "DOWN"],
    }),
  },
  { accountId: "000000000000", region: "us-east-1", now: Date.parse("2026-01-01T10:00:00.250Z") },
);

function fill(template: string): string | undefined {
  const names = ["id", "good", "count", "quoted", "place", "one", "two", "absent"];
  const InputPathsMap = Object.fromEntries(names.map((name) => [name, `$.detail.${name}`]));
  return fillTemplate(
    { InputTemplate: template, InputPathsMap: { ...InputPathsMap, type: "$.detail-type" } },
    rule,
    accepted,
  );
}

test.each([
  ["a string takes values bare", '"<type> of <id>, <good>, <count>"', '"Opened of 7, true, 3"'],
  [
    "a string takes objects and lists without their quotes",
    '"<place> <one> <two>"',
    '"{city:Bern,canton:BE} [HIGH] [UP,DOWN]"',
  ],
  ["a string takes nothing for what is not there", '"[<absent>]"', '"[]"'],
  ["several lines of strings", '"<id> a"\n"<type> b"', '"7 a"\n"Opened b"'],
  ["JSON takes strings bare inside a string", '{"path": "places/<id>/<id>"}', '{"path": "places/7/7"}'],
  [
    "JSON takes JSON outside of strings",
    '{"id": <id>, "place": <place>, "all": [<id>, 1]}',
    '{"id": "7", "place": {"city":"Bern","canton":"BE"}, "all": ["7", 1]}',
  ],
  ["JSON takes an empty text for what is not there", '{"a": <absent>}', '{"a": ""}'],
  [
    "the rule's ARN and name, and the time of arrival",
    '"<aws.events.rule-arn> <aws.events.rule-name> <aws.events.event.ingestion-time>"',
    '"arn:rule/R R 2026-01-01T10:00:00Z"',
  ],
])("%s", (_what, template, text) => {
  expect(fill(template)).toBe(text);
});

test.each([
  ["a list inside a string of JSON", '{"a": "<one>"}'],
  ["an object inside a string of JSON", '{"a": "places/<place>"}'],
  ["a quote in a value, since nothing is escaped", '{"a": "<quoted>"}'],
  ["a template that is neither strings nor JSON", "<one> single item"],
])("no text, since it would not be JSON: %s", (_what, template) => {
  expect(fill(template)).toBeUndefined();
});

test("the event with its detail, and the envelope alone", () => {
  const filled = JSON.parse(fill('{"all": <aws.events.event.json>, "envelope": <aws.events.event>}') ?? "") as object;
  const { id } = accepted.event;
  expect(filled).toEqual({
    all: accepted.event,
    envelope: {
      id,
      account: "000000000000",
      detailType: "Opened",
      time: "2026-01-01T10:00:00Z",
      source: "shop",
      region: "us-east-1",
      resources: [],
      version: "0",
    },
  });
});

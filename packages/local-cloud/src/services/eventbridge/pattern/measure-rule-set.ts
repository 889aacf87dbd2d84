/*
 * Measures how fast events find their rules: `node packages/local-cloud/src/services/eventbridge/pattern/measure-rule-set.ts`.
 * It prints the best of some rounds in events a second, since a busy machine only ever makes a round slower.
 */
import { compilePattern, readEvent, RuleSet, type JsonObject, type Pattern } from "./index.ts";

const NAMES = Array.from({ length: 20 }, (_, index) => `Happened${index}.v1`);

/** A hundred rules as teams write them: by types, by source, by fields of the metadata. */
const rules = NAMES.flatMap((name, index) => [
  ruleOf({ "detail-type": [name, `${name}-again`], source: [`com.example.${index % 4}`] }),
  ruleOf({ source: [`com.example.${index % 4}.${index}`] }),
  ruleOf({ "detail-type": [name], detail: { metadata: { reason: ["write", { prefix: "re" }] } } }),
  ruleOf({ "detail-type": [name], detail: { metadata: { version: [{ numeric: [">=", 2] }] } } }),
  ruleOf({ "detail-type": [name], detail: { metadata: { keys: { channel: [{ "anything-but": ["web"] }] } } } }),
]);
const ruleSet = new RuleSet(rules.map((pattern, index) => [index, pattern] as const));
const texts = NAMES.map((name, index) => eventText(name, `com.example.${index % 4}`));
const events = texts.map((text) => readEvent(text) as JsonObject);

const ROUNDS = 8;
const EVENTS_PER_ROUND = 50_000;

console.log(`one event against ${rules.length} rules`);
report("match", (index) => ruleSet.match(events[index] as JsonObject));
report("read and match", (index) => ruleSet.match(readEvent(texts[index] as string) as JsonObject));

function report(what: string, handle: (index: number) => unknown): void {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let count = 0; count < EVENTS_PER_ROUND; count++) handle(count % texts.length);
    return (EVENTS_PER_ROUND / (performance.now() - start)) * 1000;
  });
  console.log(`${what}: ${Math.round(Math.max(...rounds)).toLocaleString("en")} a second`);
}

function ruleOf(pattern: object): Pattern {
  const compiled = compilePattern(JSON.stringify(pattern));
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.pattern;
}

/** About 800 bytes, a third of it metadata. */
function eventText(detailType: string, source: string): string {
  const line = { sku: "A-1", title: "Tea", quantity: 2, unitPrice: { amount: 450, currency: "EUR" } };
  const metadata = { id: "3e3c153a83394e308c35687ebef853fe", version: 2, reason: "write", keys: { channel: "app" } };
  return JSON.stringify({
    version: "0",
    id: "3e3c153a-8339-4e30-8c35-687ebef853fe",
    "detail-type": detailType,
    source,
    account: "000000000000",
    time: "2026-01-01T00:00:00Z",
    region: "us-east-1",
    resources: ["arn:aws:dynamodb:us-east-1:000000000000:table/Places"],
    detail: { metadata, data: { number: "7", lines: [line, line, line], total: { amount: 1350, currency: "EUR" } } },
  });
}

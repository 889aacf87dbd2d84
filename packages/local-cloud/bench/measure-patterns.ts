import {
  compilePattern,
  matchPattern,
  readEvent,
  RuleSet,
  type JsonObject,
  type Pattern,
} from "../src/services/eventbridge/pattern/index.ts";

/** How many events a second find their rules, on one core. */
export interface PatternFigures {
  readonly rules: number;
  /** Events that have been read, against the whole rule set. */
  readonly matched: number;
  /** As `matched`, from the event's text on. */
  readonly readAndMatched: number;
  /** As `matched`, each rule tried by itself: what the rule set's index by detail-type and source saves. */
  readonly triedOneByOne: number;
}

const EVENT_NAMES = Array.from({ length: 20 }, (_, index) => `Happened${index}.v1`);

/** Rounds of each measurement, of which the best counts: a busy machine only ever makes a round slower. */
const ROUNDS = 8;

/** How long a round takes, in ms: many times what the clock and a collection of garbage blur. */
const ROUND_MS = 250;

/** Handled between two looks at the clock. */
const EVENTS_PER_LOOK = 100;

/** Measures a set of a hundred rules, as teams write them, against events of about 800 bytes. */
export function measurePatterns(): PatternFigures {
  const patterns = EVENT_NAMES.flatMap(patternsFor);
  const ruleSet = new RuleSet(patterns.map((pattern, index) => [index, pattern] as const));
  const texts = EVENT_NAMES.map((name, index) => eventText(name, `com.example.${index % 4}`));
  const events = texts.map(read);
  return {
    rules: patterns.length,
    matched: mostASecond(events, (event) => ruleSet.match(event)),
    readAndMatched: mostASecond(texts, (text) => ruleSet.match(read(text))),
    triedOneByOne: mostASecond(events, (event) => patterns.filter((pattern) => matchPattern(pattern, event))),
  };
}

function mostASecond<T>(things: readonly T[], handle: (thing: T) => unknown): number {
  return Math.max(...Array.from({ length: ROUNDS }, () => aSecond(things, handle)));
}

function aSecond<T>(things: readonly T[], handle: (thing: T) => unknown): number {
  const start = performance.now();
  let handled = 0;
  while (performance.now() - start < ROUND_MS) {
    for (let look = 0; look < EVENTS_PER_LOOK; look++) handle(things[handled++ % things.length] as T);
  }
  return Math.round((handled / (performance.now() - start)) * 1000);
}

/** Five rules on one name: by types, by source, by fields of the metadata. */
function patternsFor(name: string, index: number): readonly Pattern[] {
  const source = `com.example.${index % 4}`;
  return [
    { "detail-type": [name, `${name}-again`], source: [source] },
    { source: [`${source}.${index}`] },
    { "detail-type": [name], detail: { metadata: { reason: ["write", { prefix: "re" }] } } },
    { "detail-type": [name], detail: { metadata: { version: [{ numeric: [">=", 2] }] } } },
    { "detail-type": [name], detail: { metadata: { keys: { channel: [{ "anything-but": ["web"] }] } } } },
  ].map(compile);
}

function compile(pattern: object): Pattern {
  const compiled = compilePattern(JSON.stringify(pattern));
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.pattern;
}

function read(text: string): JsonObject {
  const event = readEvent(text);
  if (event === undefined) throw new Error("an event of the measurement is no JSON object");
  return event;
}

/** A third of it metadata. */
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

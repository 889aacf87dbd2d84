import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { metricsOf } from "./testing/alarms.ts";
import { AWS_METRICS } from "./testing/aws-metrics.ts";
import { PROJECT, recordPreview, recordProduction, subscriptions } from "./testing/recorded.ts";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Row = readonly [namespace: string, metric: string, ...rest: unknown[]];

const production = await recordProduction();
const preview = await recordPreview();
const stages = [
  ["production", production],
  ["preview-x", preview],
] as const;

const bodyOf = (view: typeof production): { readonly widgets: readonly Widget[] } =>
  JSON.parse(String(view.one("Dashboard", "Dashboard").inputs["dashboardBody"])) as { widgets: Widget[] };

const { widgets } = bodyOf(production);
const graphs = widgets.filter(({ type }) => type === "metric");
const rows = graphs.flatMap(({ properties }) => properties["metrics"] as readonly Row[]);

/** A row's dimensions: names and values in turn between the metric's name and how it is drawn. */
const dimensionsOf = ([, , ...rest]: Row): readonly (readonly [string, unknown])[] => {
  const pairs = rest.slice(0, -1);
  return pairs.flatMap((name, index) => (index % 2 === 0 ? [[String(name), pairs[index + 1]] as const] : []));
};

const titleOf = ({ properties }: Widget): string => String(properties["title"] ?? properties["markdown"]);

test.each(stages)("in %s every widget lies on the grid of 24 columns, and none on another", (stage, view) => {
  expect(view.one("Dashboard", "Dashboard").inputs["dashboardName"]).toBe(`streambridge-${stage}-flow`);
  const taken = new Map<string, string>();
  for (const widget of bodyOf(view).widgets) {
    const { x, y, width, height } = widget;
    expect([x, y, width, height].every(Number.isInteger), titleOf(widget)).toBe(true);
    expect(x + width, titleOf(widget)).toBeLessThanOrEqual(24);
    for (let column = x; column < x + width; column++) {
      for (let row = y; row < y + height; row++) {
        expect(taken.get(`${column}/${row}`), titleOf(widget)).toBeUndefined();
        taken.set(`${column}/${row}`, titleOf(widget));
      }
    }
  }
});

test("it reads from left to right as a change travels: table, bridge, bus; then a band for each consumer", () => {
  const lines = Map.groupBy(widgets, ({ y }) => y);
  const read = [...lines.values()].map((line) => line.toSorted((one, other) => one.x - other.x).map(titleOf));
  expect(read.filter((line) => line.length > 1)).toEqual([
    ["Table: what is written", "Bridge: does it keep up", "Bridge: what became of records", "Bus: what is delivered"],
    ...subscriptions.map(({ name }) =>
      ["rule", "queue", "what became of events", "dead letters"].map((what) => `${name}: ${what}`),
    ),
  ]);
});

test("all alarms are on it", () => {
  const lists = widgets
    .filter(({ type }) => type === "alarm")
    .map(({ properties }) => properties["alarms"] as string[]);
  expect(Math.max(...lists.map(({ length }) => length)), "what one widget takes").toBeLessThanOrEqual(100);
  const shown = lists.flat();
  expect(shown).toEqual(expect.arrayContaining(production.byType("MetricAlarm").map(({ outputs }) => outputs["arn"])));
});

test("a graph has what CloudWatch asks of one", () => {
  for (const widget of graphs) {
    expect(widget.properties, titleOf(widget)).toMatchObject({ region: "us-east-1", view: "timeSeries", period: 60 });
  }
  for (const row of rows) {
    const drawn = row.at(-1);
    expect(drawn, row.join(" ")).toMatchObject({
      label: expect.stringMatching(/^[A-Zt]/),
      stat: expect.stringMatching(/^(Sum|Maximum)$/),
    });
    expect(row.slice(2, -1).length % 2, row.join(" ")).toBe(0);
  }
});

test("every metric of AWS on it is one that AWS documents, with the dimensions that it documents", () => {
  const own = rows.filter(([namespace]) => namespace !== "streambridge/production");
  const named = own.map((row) => {
    const dimensions = dimensionsOf(row).map(([name]) => name);
    return `${row[0]} ${row[1]} by ${dimensions.join(", ")}`;
  });
  expect(named.filter((name) => !AWS_METRICS.has(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(20);
});

const sourceOf = (path: string): string => readFileSync(join(PROJECT, path), "utf8");

test("every metric of our own on it, and in an alarm, is one that our code writes", () => {
  const consumer = sourceOf("packages/consumer-kit/src/tell.ts");
  const written = new Map([
    ["bridge", sourceOf("packages/bridge/src/report/metrics.ts")],
    ["keeper", sourceOf("packages/keeper/src/handler.ts")],
    ...subscriptions.map(({ name }) => [name, consumer] as const),
  ]);
  const drawn = rows.map((row) => ({
    namespace: row[0],
    name: row[1],
    dimensions: Object.fromEntries(dimensionsOf(row)),
  }));
  const looked = [...drawn, ...production.byType("MetricAlarm").flatMap(metricsOf)].filter(
    ({ namespace }) => namespace === "streambridge/production",
  );
  expect(looked.length).toBeGreaterThan(30);
  for (const { name, dimensions } of looked) {
    const { service } = dimensions as { service: string };
    expect(written.get(service), service).toContain(`"${name}"`);
  }
});

test("what it shows is there: every name in a dimension belongs to a resource of the program", () => {
  const names = new Set(
    production.graph.resources.flatMap(({ outputs }) => [outputs["name"], outputs["uuid"]].map(String)),
  );
  const values = rows.flatMap(dimensionsOf).filter(([name]) => name !== "service");
  expect(values.filter(([, value]) => !names.has(String(value)))).toEqual([]);
});

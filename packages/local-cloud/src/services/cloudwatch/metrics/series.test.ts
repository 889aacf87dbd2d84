import { expect, test } from "vitest";
import { KEPT_MINUTES, MINUTE_MS } from "../limits.ts";
import { MetricStore } from "./metric-store.ts";
import { Series } from "./series.ts";
import { STATISTICS } from "./statistic.ts";

const at = (minute: number, second = 0): number => minute * MINUTE_MS + second * 1_000;

test("values of a minute are kept as their count, sum, least and most", () => {
  const series = new Series();
  for (const value of [3, -1, 4]) series.add(at(7, value + 1), value);
  expect(series.read(7, 1)).toEqual({ count: 3, sum: 6, minimum: -1, maximum: 4 });
});

test("a period takes the values of all its minutes, and of no other", () => {
  const series = new Series();
  series.add(at(5, 59), 1);
  series.add(at(6), 10);
  series.add(at(8, 59), 30);
  series.add(at(9), 100);
  const period = series.read(6, 3);
  expect(period).toEqual({ count: 2, sum: 40, minimum: 10, maximum: 30 });
  expect(period && Object.entries(STATISTICS).map(([name, of]) => [name, of(period)])).toEqual([
    ["Sum", 40],
    ["SampleCount", 2],
    ["Average", 20],
    ["Minimum", 10],
    ["Maximum", 30],
  ]);
});

test("a minute without a value has none, which is not 0", () => {
  const series = new Series();
  series.add(at(5), 0);
  expect(series.read(5, 1)).toMatchObject({ count: 1, sum: 0 });
  expect(series.read(4, 1)).toBeUndefined();
  expect(series.read(6, 1)).toBeUndefined();
});

test("a late value counts in its own minute", () => {
  const series = new Series();
  series.add(at(9), 1);
  series.add(at(5), 2);
  series.add(at(9), 4);
  expect([series.read(5, 1)?.sum, series.read(9, 1)?.sum, series.lastMinute]).toEqual([2, 5, 9]);
});

test("minutes beyond the memory are forgotten, the oldest first", () => {
  const series = new Series();
  for (let minute = 0; minute <= KEPT_MINUTES; minute++) series.add(at(minute), 1);
  expect(series.read(0, 1)).toBeUndefined();
  expect(series.read(1, KEPT_MINUTES)?.sum).toBe(KEPT_MINUTES);
});

test("a metric is its namespace, its name and its dimensions, in whatever order", () => {
  const store = new MetricStore();
  const metric = { namespace: "shop", name: "Sold", dimensions: { town: "Bern", what: "tea" } };
  store.add(metric, at(1), 2);
  store.add({ ...metric, dimensions: { what: "tea", town: "Bern" } }, at(1), 3);
  store.add({ ...metric, dimensions: { town: "Bern" } }, at(1), 7);
  expect(store.seriesOf(metric).read(1, 1)?.sum).toBe(5);
  expect(store.metrics).toHaveLength(2);
});

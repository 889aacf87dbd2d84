import { expect, test } from "vitest";
import { MISSING_DATA, type AlarmState } from "./alarm.ts";
import { judge } from "./judge.ts";

/** `X` breaches, `0` does not, `-` is missing; the oldest first, five where three are evaluated. */
const POINTS = { X: 9, "0": 1, "-": undefined } as const;

function stateOf(written: string, datapointsToAlarm: number, treatMissingData: (typeof MISSING_DATA)[number]): string {
  const points = written.split(" ").map((point) => POINTS[point as keyof typeof POINTS]);
  const rule = {
    evaluationPeriods: 3,
    datapointsToAlarm,
    comparison: "GreaterThanThreshold",
    threshold: 5,
    treatMissingData,
  } as const;
  const kept = (["OK", "ALARM", "INSUFFICIENT_DATA"] satisfies AlarmState[]).map((current) =>
    judge(points, rule, current),
  );
  return new Set(kept).size === 1 ? String(kept[0]) : "stays";
}

// The tables of "Configuring how CloudWatch alarms treat missing data".
test.each([
  ["0 - X - X", "OK", "OK", "OK", "OK"],
  ["0 - - - -", "OK", "OK", "OK", "OK"],
  ["- - - - -", "INSUFFICIENT_DATA", "stays", "ALARM", "OK"],
  ["0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
  ["- - X - -", "ALARM", "stays", "ALARM", "OK"],
])(
  "three of three: %s is %s, %s, %s, %s where missing is missing, ignored, breaching, not breaching",
  (points, ...states) => {
    expect(MISSING_DATA.map((treated) => stateOf(points, 3, treated))).toEqual(states);
  },
);

test.each([
  ["0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
  ["0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM"],
  ["0 - X - -", "OK", "OK", "ALARM", "OK"],
  ["- - - - 0", "OK", "OK", "ALARM", "OK"],
  ["- - - X -", "ALARM", "stays", "ALARM", "OK"],
])(
  "two of three: %s is %s, %s, %s, %s where missing is missing, ignored, breaching, not breaching",
  (points, ...states) => {
    expect(MISSING_DATA.map((treated) => stateOf(points, 2, treated))).toEqual(states);
  },
);

test("one of five rings at the first and ends five periods later", () => {
  const rule = {
    evaluationPeriods: 5,
    datapointsToAlarm: 1,
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
  } as const;
  const points = [0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0];
  const states = points.slice(6).map((_, index) => judge(points.slice(index, index + 7), rule, "OK"));
  expect(states).toEqual(["ALARM", "ALARM", "ALARM", "ALARM", "ALARM", "OK", "OK"]);
});

test.each([
  ["GreaterThanThreshold", 5, "OK"],
  ["GreaterThanOrEqualToThreshold", 5, "ALARM"],
  ["LessThanThreshold", 5, "OK"],
  ["LessThanOrEqualToThreshold", 5, "ALARM"],
  ["LessThanThreshold", 4, "ALARM"],
] as const)("%s of 5 takes %d as %s", (comparison, value, state) => {
  const rule = {
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    comparison,
    threshold: 5,
    treatMissingData: "missing",
  } as const;
  expect(judge([value], rule, "INSUFFICIENT_DATA")).toBe(state);
});

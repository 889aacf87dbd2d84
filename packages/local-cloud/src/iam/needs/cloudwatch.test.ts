import { expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { createAlarms } from "../../services/cloudwatch/alarms/alarms.ts";
import { MetricStore } from "../../services/cloudwatch/metrics/metric-store.ts";
import { cloudWatchOperations } from "../../services/cloudwatch/operations/index.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf } from "../../testing/graph-of.ts";
import { permissionsOf } from "../testing/needs-of.ts";
import { CLOUDWATCH } from "./cloudwatch.ts";

const of = (operation: string, body: object) =>
  permissionsOf({ target: `GraniteServiceVersion20100801.${operation}`, body });

test("every operation that is served has its needs", () => {
  const clock = createManualClock();
  const store = new MetricStore();
  const alarms = createAlarms({ graph: graphOf([]), store, clock, spy: createSpy(clock) });
  const served = Object.keys(cloudWatchOperations({ store, alarms, clock }));
  expect(served.toSorted()).toEqual(Object.keys(CLOUDWATCH).toSorted());
});

test("metrics need their rights as a whole, an alarm by its ARN", () => {
  expect(of("PutMetricData", { Namespace: "shop" })).toEqual(["cloudwatch:PutMetricData on *"]);
  expect(of("SetAlarmState", { AlarmName: "Full" })).toEqual([
    "cloudwatch:SetAlarmState on arn:aws:cloudwatch:us-east-1:000000000000:alarm:Full",
  ]);
});

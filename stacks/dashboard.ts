import type { Pager } from "./alarms/pager.ts";
import { consumerBand } from "./dashboard/consumer-band.ts";
import { placeBands, type Band } from "./dashboard/place-bands.ts";
import { sourceBand, type Source } from "./dashboard/source-band.ts";
import { alarmStates, text } from "./dashboard/widget.ts";
import { named } from "./stage.ts";

/**
 * Makes the one dashboard of a stage: all alarms on top, then table, bridge and bus, then a band for each consumer, each read
 * from left to right as a change travels.
 */
export function createDashboard(source: Source, { alarms }: Pager): void {
  const bands: readonly Band[] = [
    alarmsBand(alarms),
    sourceBand(source),
    ...source.consumers.map((consumer) => consumerBand(consumer)),
  ];
  new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: named("flow"),
    dashboardBody: $jsonStringify({ start: "-PT6H", periodOverride: "inherit", widgets: placeBands(bands) }),
  });
}

/** Grid units that the alarms' squares take. */
const ALARMS_HEIGHT = 4;
/** Alarms that one widget shows at most ("Dashboard body structure and syntax"). */
const ALARMS_IN_A_WIDGET = 100;

function alarmsBand(alarms: Pager["alarms"]): Band {
  return {
    heading: text(`# ${$app.name} ${$app.stage}: from the table on the left to the consumers on the right`),
    widgets: chunksOf(alarms, ALARMS_IN_A_WIDGET).map((some) => alarmStates("Alarms", some)),
    height: ALARMS_HEIGHT,
  };
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

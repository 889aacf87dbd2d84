import type { Widget } from "./widget.ts";

/** Widgets side by side, read from left to right, under a heading. */
export interface Band {
  readonly heading: Widget;
  readonly widgets: readonly Widget[];
  /** Grid units; default {@link HEIGHT}. */
  readonly height?: number;
}

/** A widget with its place on the grid. */
export interface Placed extends Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Columns of CloudWatch's grid ("Dashboard body structure and syntax"). */
const GRID = 24;
/** Grid units of a heading, and of a graph: CloudWatch's own default. */
const HEADING = 1;
const HEIGHT = 6;

/** Puts one band under the other; the widgets of a band share its width. */
export function placeBands(bands: readonly Band[]): readonly Placed[] {
  let y = 0;
  return bands.flatMap(({ heading, widgets, height = HEIGHT }) => {
    const width = Math.floor(GRID / widgets.length);
    const under = y + HEADING;
    const placed: readonly Placed[] = [
      { ...heading, x: 0, y, width: GRID, height: HEADING },
      ...widgets.map((widget, index) => ({ ...widget, x: index * width, y: under, width, height })),
    ];
    y = under + height;
    return placed;
  });
}

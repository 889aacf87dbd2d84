/** A datapoint of one period; undefined where there is none. */
export type Datapoint = number | undefined;

/** A formula over metrics: takes their datapoints of one period by their ids, and answers its own. */
export type Formula = (values: Readonly<Record<string, Datapoint>>) => Datapoint;

/** A formula that can be reckoned with, or why it cannot. */
export type Compiled =
  | { readonly ok: true; readonly formula: Formula; readonly ids: ReadonlySet<string> }
  | { readonly ok: false; readonly reason: string };

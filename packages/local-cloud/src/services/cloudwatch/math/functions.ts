import type { Datapoint, Formula } from "./formula.ts";

/** A function of metric math, over the formulas that it is given. */
interface MathFunction {
  /** How many formulas it takes. */
  readonly takes: number;
  readonly of: (given: readonly Formula[]) => Formula;
}

const call = (formula: Formula | undefined, values: Readonly<Record<string, Datapoint>>): Datapoint =>
  formula?.(values);

/**
 * The functions that are emulated, of the many that CloudWatch has.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export const FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  ABS: {
    takes: 1,
    of:
      ([inner]) =>
      (values) => {
        const value = call(inner, values);
        return value === undefined ? undefined : Math.abs(value);
      },
  },
  /** The second one takes the place of what is missing. */
  FILL: {
    takes: 2,
    of:
      ([inner, instead]) =>
      (values) =>
        call(inner, values) ?? call(instead, values),
  },
  IF: {
    takes: 3,
    of:
      ([condition, then, otherwise]) =>
      (values) => {
        const holds = call(condition, values);
        return holds === undefined ? undefined : call(holds === 0 ? otherwise : then, values);
      },
  },
};

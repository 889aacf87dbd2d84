import { exactly, SILENT, type Rule } from "../dialect.ts";

/** `exclusiveMinimum` and `exclusiveMaximum` with a number: in draft 4 a flag beside the bound. */
export const exclusiveMinimum: Rule = (value, { schema: { minimum } }) =>
  isStricter(minimum, value, 1) ? SILENT : exactly({ minimum: value, exclusiveMinimum: true });

/** See {@link exclusiveMinimum}. */
export const exclusiveMaximum: Rule = (value, { schema: { maximum } }) =>
  isStricter(maximum, value, -1) ? SILENT : exactly({ maximum: value, exclusiveMaximum: true });

/** `minimum`: left to {@link exclusiveMinimum} where that asks for more. */
export const minimum: Rule = (value, { schema: { exclusiveMinimum: exclusive } }) =>
  exclusive === undefined || isStricter(value, exclusive, 1) ? exactly({ minimum: value }) : SILENT;

/** See {@link minimum}. */
export const maximum: Rule = (value, { schema: { exclusiveMaximum: exclusive } }) =>
  exclusive === undefined || isStricter(value, exclusive, -1) ? exactly({ maximum: value }) : SILENT;

/** Whether the inclusive bound lies beyond the exclusive one, in the direction that refuses more. */
function isStricter(inclusive: unknown, exclusive: unknown, direction: 1 | -1): boolean {
  return typeof inclusive === "number" && direction * inclusive > direction * Number(exclusive);
}

import { fits, type Checked, type FieldProblem } from "@streambridge/producer-kit";
import type { Line, Money } from "./fields.ts";

/**
 * What the lines cost together. Every line must be in the first line's currency, and the sum must be a whole number that
 * JSON readers hold exactly (RFC 8259, section 6: up to 2^53 - 1).
 */
export function totalOf(lines: readonly Line[]): Checked<Money> {
  const currency = lines[0]?.unitPrice.currency ?? "";
  const problems = lines.flatMap((line, index) => otherCurrency(line, index, currency));
  if (problems.length > 0) return { ok: false, problems };
  const amount = lines.reduce((sum, line) => sum + BigInt(line.quantity) * BigInt(line.unitPrice.amount), 0n);
  if (amount <= BigInt(Number.MAX_SAFE_INTEGER)) return fits({ amount: Number(amount), currency });
  const wanted = `lines that cost at most ${Number.MAX_SAFE_INTEGER} together`;
  return { ok: false, problems: [{ field: "lines", wanted, came: String(amount) }] };
}

function otherCurrency({ unitPrice }: Line, index: number, currency: string): readonly FieldProblem[] {
  if (unitPrice.currency === currency) return [];
  const wanted = `${currency}, as in lines[0]`;
  return [{ field: `lines[${index}].unitPrice.currency`, wanted, came: JSON.stringify(unitPrice.currency) }];
}

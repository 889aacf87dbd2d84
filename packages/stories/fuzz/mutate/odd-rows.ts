import * as fc from "fast-check";
import { MOST_EDITS } from "../limits.ts";
import { NUMBER_TEXTS, oddName, TEXTS } from "./oddities.ts";

/** An item in DynamoDB's JSON. */
type Row = Readonly<Record<string, unknown>>;

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: "binary", maxLength: 20 }));

/** Texts that are numbers to DynamoDB. */
const numeral = fc.oneof(
  fc.constantFrom(...NUMBER_TEXTS.filter((one) => /^-?\d+(\.\d+)?(E[+-]\d+)?$/.test(one))),
  fc.integer().map(String),
);

const scalar = fc.oneof(
  { weight: 3, arbitrary: text.map((S) => ({ S })) },
  numeral.map((N) => ({ N })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constant({ NULL: true }),
  fc.uint8Array({ maxLength: 9 }).map((bytes) => ({ B: Buffer.from(bytes).toString("base64") })),
  fc.uniqueArray(text, { minLength: 1, maxLength: 3 }).map((SS) => ({ SS })),
  fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 3 }).map((numbers) => ({ NS: numbers.map(String) })),
);

const attribute = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }).map((L) => ({ L })) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(oddName, scalar), { maxLength: 3 })
      .map((entries) => ({ M: Object.fromEntries(entries) })),
  },
);

const edit = fc.record({ place: fc.nat(), name: oddName, value: fc.option(attribute, { freq: 8 }) });

/**
 * Rows with a few attributes that are missing, that nobody expects, or that hold something else than they should: each is
 * what DynamoDB stores, so that only translators and schemas can object.
 */
export function oddRows<R extends Row>(rows: fc.Arbitrary<R>): fc.Arbitrary<Row> {
  return fc.tuple(rows, fc.array(edit, { maxLength: MOST_EDITS })).map(([row, edits]) => {
    const attributes = new Map<string, unknown>(Object.entries(row));
    for (const { place, name, value } of edits) {
      const chosen = [...attributes.keys(), name][place % (attributes.size + 1)] ?? name;
      if (value === null) attributes.delete(chosen);
      else attributes.set(chosen, value);
    }
    return Object.fromEntries(attributes);
  });
}

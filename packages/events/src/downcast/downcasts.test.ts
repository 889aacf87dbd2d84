import * as fc from "fast-check";
import { expect, test } from "vitest";
import { majorsOf } from "../catalogue.ts";
import { catalogue } from "../generated/catalogue.ts";
import { examples } from "../generated/examples.ts";
import type { EventType } from "../generated/types.ts";
import { derivableOf } from "../seal/derivable.ts";
import { spoiled } from "../testing/json-arbitraries.ts";
import { validateStrict } from "../validate/validate.ts";
import type { ChangeRows } from "./downcast.ts";
import { downcasts } from "./downcasts.ts";

/** Each downcast, with the versions that it stands between. */
const steps = catalogue
  .filter((entry) => !entry.newest && derivableOf(majorsOf(entry.name)).includes(entry))
  .map((older) => ({
    to: older.type,
    from: catalogue.find(({ name, major }) => name === older.name && major === older.major + 1)?.type,
    downcast: Object.entries(downcasts).find(([type]) => type === older.type)?.[1] as
      | ((newer: unknown, change: ChangeRows) => unknown)
      | undefined,
  }));

test("every older version of the catalogue that is not frozen has a downcast", () => {
  expect(steps.filter(({ downcast }) => downcast === undefined)).toEqual([]);
  expect(steps.length).toBeGreaterThan(0);
});

test.each(steps)("$to can be made of the examples of $from", ({ from, to, downcast }) => {
  for (const example of examples[from as EventType]) {
    expect(validateStrict(to, downcast?.(example, {}))).toBe(true);
  }
});

test("whatever the newer version may say, the older one can be made of it", () => {
  let made = 0;
  fc.assert(
    fc.property(spoiled, ({ type, data }) => {
      const found = steps.find(({ from }) => from === type);
      if (found === undefined || !validateStrict(type, data)) return;
      made += 1;
      expect(validateStrict(found.to, found.downcast?.(data, {}))).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(made).toBeGreaterThan(0);
});

test("a changed half of the name is a changed name, once", () => {
  const newer = { ...examples["UserProfileChanged.v2"][0] };
  const older = downcasts["UserProfileChanged.v1"](
    { ...newer, firstname: "Ada", lastname: "King", changed: ["lastname", "email", "firstname"] } as never,
    {},
  );
  expect(older).toMatchObject({ fullname: "Ada King", changed: ["fullname", "email"] });
});

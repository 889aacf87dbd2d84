import { expect, test } from "vitest";
import { majorsOf } from "../catalogue.ts";
import { derivableOf } from "./derivable.ts";

const [newest, older] = majorsOf("UserRegistered");
if (newest === undefined || older === undefined) throw new Error("UserRegistered has two majors");

test("every major can be made while none is frozen, deprecated ones among them", () => {
  expect(derivableOf([newest, older])).toEqual([newest, older]);
});

test("a frozen major is made no more, and neither is what is older", () => {
  const frozen = { ...older, status: "frozen" } as const;
  expect(derivableOf([newest, frozen, older])).toEqual([newest]);
});

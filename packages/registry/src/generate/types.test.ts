import { expect, test } from "vitest";
import { real } from "../testing/sample-registry.ts";
import { writeTypes } from "./types.ts";

const files = await writeTypes(real);

test("a shared shape is declared once, and properties that use it keep their own description", () => {
  const orders = files.get("types/orders.ts") ?? "";
  expect(orders.match(/export interface Money/g)).toHaveLength(1);
  expect(orders).toContain("   * Price of one.\n   */\n  unitPrice: Money;");
});

test("an interface is named by event and major, and described by title and description", () => {
  expect(files.get("types/users.ts")).toContain(
    "/**\n * A user was deleted. The account is gone, and its data with it.\n */\nexport interface UserDeletedV1 {",
  );
});

test("the index knows the newest of each name, and what each older one is made from", () => {
  expect(files.get("types.ts")).toContain('  UserRegistered: "UserRegistered.v2";');
  expect(files.get("types.ts")).toContain('  "UserRegistered.v1": "UserRegistered.v2";');
});

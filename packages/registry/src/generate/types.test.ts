import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import type { Domain, EventSchema } from "../registry.ts";
import { real, withEvents } from "../testing/sample-registry.ts";
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

test("two events with shapes of their own under one name get a type for each", async () => {
  const [domain] = real.domains as [Domain, ...Domain[]];
  const event = (name: string, P: JsonObject): EventSchema => ({
    file: `schemas/${domain.name}/${name}/v1.json`,
    schema: { type: "object", properties: { p: { $ref: "#/$defs/P" } }, $defs: { P } },
    domain: domain.name,
    name,
    major: 1,
    type: `${name}.v1`,
  });
  const events = [event("TextSaid", { type: "string" }), event("NumberSaid", { type: "integer" })];
  const types = (await writeTypes({ ...real, domains: [withEvents(domain, events)] })).get(`types/${domain.name}.ts`);
  expect(types).toContain("export type TextSaidV1P = string;");
  expect(types).toContain("export type NumberSaidV1P = number;");
  expect(types).toContain("  p?: NumberSaidV1P;");
});

import type { Json } from "../../json.ts";
import type { Random } from "../witness/random.ts";

/** Small schemas that a mutation may put anywhere, each made anew. */
const LEAVES: readonly ((chance: Random) => Json)[] = [
  () => ({ type: "string" }),
  () => ({ type: "integer" }),
  ({ below }) => ({ type: "number", minimum: below(5) }),
  () => ({ type: ["string", "null"] }),
  ({ below }) => ({ enum: ["a", "b", 1, null].slice(0, 1 + below(4)) }),
  ({ one }) => ({ const: one(["a", 1, true]) ?? null }),
  () => true,
  () => false,
  () => ({ type: "boolean" }),
  ({ one }) => ({ type: "string", pattern: one(["^a", "b$", "^[a-z]+$", "^[a-z]{2,3}$", "^(a|b)$", "c"]) ?? "" }),
  ({ below }) => ({ type: "string", minLength: below(3), maxLength: 2 + below(4) }),
  ({ one, below }) => ({ type: "array", items: { type: one(["string", "integer"]) ?? "null" }, minItems: below(3) }),
  ({ one }) => ({ type: "object", required: [one(["a", "b"]) ?? "a"] }),
  ({ one }) => ({
    type: "object",
    properties: { a: { type: one(["string", "integer"]) ?? "null" } },
    additionalProperties: one<Json>([true, false, { type: "string" }]) ?? true,
  }),
  ({ one }) => ({ type: "number", multipleOf: one([1, 2, 3, 0.5, 0.01]) ?? 1 }),
  ({ one }) => ({ not: { type: one(["string", "null"]) ?? "null" } }),
  ({ one }) => ({ type: "string", format: one(["email", "date", "date-time", "uuid", "ipv4"]) ?? "date" }),
  ({ one }) => ({ type: "object", propertyNames: { pattern: one(["^[ab]", "^x"]) ?? "" } }),
  ({ below }) => ({ type: "integer", minimum: below(3), exclusiveMaximum: 3 + below(4) }),
  () => ({ oneOf: [{ type: "integer" }, { minimum: 2 }] }),
  ({ one }) => ({ type: "array", uniqueItems: true, contains: { type: one(["string", "integer"]) ?? "null" } }),
];

/** One of them. */
export function leaf(chance: Random): Json {
  return chance.one(LEAVES)?.(chance) ?? true;
}

import { beforeAll, expect, test } from "vitest";
import { linked } from "./linked.ts";
import { linkValues } from "./testing/link-values.ts";

const base = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserRegistered.v2"],
  onError: "retry",
} as const;

beforeAll(() => linkValues({ Key: "k", Url: "" }));

test("secrets and settings are read by name, an empty setting as it is", () => {
  expect(linked({ ...base, secrets: { Key: "somewhere" }, settings: { Url: "https://x" } })).toEqual({
    Key: "k",
    Url: "",
  });
});

test("a consumer without either has nothing linked", () => {
  expect(linked(base)).toEqual({});
});

test("what is not linked is named, with the command that sets it", () => {
  expect(() => linked({ ...base, secrets: { Other: "somewhere" } })).toThrow("SETTING_MISSING: Other is not linked");
});

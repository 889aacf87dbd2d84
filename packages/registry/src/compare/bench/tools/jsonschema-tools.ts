import { passes, type Tool } from "./tool.ts";

interface Rewired {
  readonly __get__: (name: string) => (next: unknown, old: unknown) => void;
}

/** Wikimedia's rule differ. It only declares mocha tests, so the function is taken out of them. */
export const jsonschemaTools: Tool = {
  package: "@wikimedia/jsonschema-tools",
  version: "1.3.0",
  needs: { rewire: "5.0.0" },
  dialect: "draft-07",
  open: (load) => {
    const rewire = load("rewire") as (path: string) => Rewired;
    const assertCompatible = rewire("@wikimedia/jsonschema-tools/lib/tests/compatibility.js")["__get__"](
      "assertCompatible",
    );
    const check = (old: unknown, next: unknown) =>
      passes(() => assertCompatible(structuredClone(next), structuredClone(old)));
    return (old, next) => ({ forward: check(next, old), backward: check(old, next) });
  },
};

import { readFileSync } from "node:fs";
import type { Tool } from "./tool.ts";

interface Module {
  readonly initSync: (from: { module: Uint8Array }) => void;
  readonly check_compat: (old: string, next: string, role: "serializer" | "deserializer") => boolean;
}

/** A Rust crate in WebAssembly. A serializer writes by the new schema, a deserializer reads by it. */
export const jsoncompat: Tool = {
  package: "jsoncompat",
  version: "0.4.2",
  dialect: "2020-12",
  open: (load) => {
    const { check_compat: check, initSync } = load("jsoncompat") as Module;
    initSync({ module: readFileSync(load.resolve("jsoncompat/jsoncompat_wasm_bg.wasm")) });
    return (old, next) => {
      const [before, after] = [JSON.stringify(old), JSON.stringify(next)];
      return { forward: check(before, after, "serializer"), backward: check(before, after, "deserializer") };
    };
  },
};

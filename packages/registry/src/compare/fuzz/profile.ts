import { checkRegistry } from "../../check/check.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { Domain, Registry } from "../../registry.ts";

/** Mutants carry no examples: what they accept is what the fuzzer is to find out. */
const NOT_ASKED = "examples-validate";

const FILE = "schemas/fuzz/FuzzHappened/v1.json";

/** Whether a schema could lie in `schemas/`: every rule of the registry holds but the one about examples. */
export function isWithinProfile(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const registry = registryOf(schema);
  const problems = checkRegistry(registry, ({ event }) => event !== undefined);
  return problems.every(({ file, rule }) => file !== FILE || rule === NOT_ASKED);
}

function registryOf(schema: JsonObject): Registry {
  const event = { file: FILE, schema, domain: "fuzz", name: "FuzzHappened", major: 1, type: "FuzzHappened.v1" };
  const domain: Domain = {
    name: "fuzz",
    source: "com.example.fuzz",
    owner: "Fuzz",
    contact: "fuzz@example.com",
    description: "Made by mutation.",
    events: [event],
  };
  return { metadata: { file: "schemas/metadata.json", schema: {} }, domains: [domain] };
}

import { JsonObject } from "./json.ts";
import { readJson } from "./read-json.ts";
import { PatternRefusal } from "./refusal.ts";

/** An event's JSON text in the form that patterns are matched against, or undefined where it is not a JSON object. */
export function readEvent(text: string): JsonObject | undefined {
  try {
    const event = readJson(text);
    return event instanceof JsonObject ? event : undefined;
  } catch (error) {
    if (error instanceof PatternRefusal) return undefined;
    throw error;
  }
}

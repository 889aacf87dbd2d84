import type { WireEvent } from "../envelope/event.ts";
import { sensitivePointers } from "../generated/sensitive.ts";
import { KnownValues } from "./known-values.ts";
import { hide } from "./mask-by-name.ts";
import { maskTexts } from "./mask-texts.ts";

/** An event whose personal values are hidden: nothing is promised of the types of its fields any more. */
export interface MaskedEvent {
  readonly metadata: unknown;
  /** Absent where the event carries none. */
  readonly data?: unknown;
}

/**
 * Masks an event as its own schema says: exactly the properties that its type marks `x-sensitive`, and their values
 * wherever else the event has them. `mask` takes any JSON, and goes by the names of all schemas.
 */
export function maskEvent({ metadata, data }: WireEvent): MaskedEvent {
  const known = new KnownValues();
  const hidden = sensitivePointers[metadata.type].reduce<unknown>(
    (value, pointer) => hideAt(value, pointer.split("/").slice(1), known),
    data,
  );
  return {
    metadata: maskTexts(metadata, known),
    ...(data !== undefined && { data: maskTexts(hidden, known) }),
  };
}

function hideAt(value: unknown, [step, ...rest]: readonly string[], known: KnownValues): unknown {
  if (step === undefined) return hide(value, known);
  if (typeof value !== "object" || value === null) return value;
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  const change = (key: string, inner: unknown): unknown =>
    step === "*" || key === name ? hideAt(inner, rest, known) : inner;
  if (Array.isArray(value)) return value.map((item: unknown, index) => change(String(index), item));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(key, inner)]));
}

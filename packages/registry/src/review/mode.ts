import type { Direction } from "../compare/verdict.ts";
import { isObject } from "../json.ts";
import type { PastVersion, Version } from "./history.ts";

/** Which changes of an event type are let pass, in the words of schema registries; `full_all` unless its schema says. */
export const MODES = ["full_all", "full", "forward_all", "forward", "backward_all", "backward", "none"] as const;

/** See {@link MODES}. */
export type Mode = (typeof MODES)[number];

/** The mode of an event type, and why it is not the usual one. */
export interface Compatibility {
  readonly mode: Mode;
  readonly reason?: string;
}

/** What a schema says by `compatibility: {mode, reason}`. */
export function compatibilityOf({ event }: Version): Compatibility {
  const { compatibility } = event.schema;
  if (!isObject(compatibility)) return { mode: "full_all" };
  const mode = MODES.find((known) => known === compatibility["mode"]) ?? "full_all";
  return { mode, ...(typeof compatibility["reason"] === "string" && { reason: compatibility["reason"] }) };
}

/** The directions that a mode asks for. */
export function directionsOf(mode: Mode): readonly Direction[] {
  switch (mode.replace("_all", "")) {
    case "forward":
      return ["forward"];
    case "backward":
      return ["backward"];
    case "none":
      return [];
    default:
      return ["forward", "backward"];
  }
}

/** The versions that a mode compares with: each that differs, or only the newest. */
export function versionsFor(mode: Mode, past: readonly PastVersion[]): readonly PastVersion[] {
  return mode.endsWith("_all") ? past : past.slice(-1);
}

/** Whether a mode lets something pass that another one asked for. */
export function isLooser(now: Mode, before: Mode): boolean {
  const asked = directionsOf(now);
  const lost = directionsOf(before).some((direction) => !asked.includes(direction));
  return lost || (before.endsWith("_all") && !now.endsWith("_all"));
}

/**
 * What a change is held to: what its schema says now, or what the newest version before it said, where that asked for more.
 * A mode counts for the changes after the one that loosens it; otherwise one edit could loosen it and break a reader unseen.
 */
export function heldTo(now: Version, past: readonly PastVersion[]): Compatibility {
  const [asked, last] = [compatibilityOf(now), past.at(-1)];
  const before = last === undefined ? asked : compatibilityOf(last);
  return isLooser(asked.mode, before.mode) ? before : asked;
}

import type { EventName } from "../generated/types.ts";
import { hashOf } from "./hash.ts";

/** The key attributes of a row, by name; binary ones as base64. */
export type ItemKeys = Readonly<Record<string, string | number>>;

/** Where a fact comes from. */
export interface FactSource {
  readonly tableArn: string;
  /** The stream record's `eventID`. */
  readonly eventID: string;
  /** Event name without its major, so that all versions tell of one fact. */
  readonly name: EventName;
  /** The translator's own, when one change makes several events of one name. */
  readonly discriminator?: string | undefined;
}

/** `metadata.fact`: one thing that happened, whatever the version that tells of it and however often it is sent. */
export function factOf({ tableArn, eventID, name, discriminator }: FactSource): string {
  return hashOf("fact", tableArn, eventID, name, discriminator ?? null);
}

/** `metadata.id`: one version of one fact; the same on every retry and redrive. */
export function idOf(fact: string, major: number): string {
  return hashOf("id", fact, major);
}

/** `metadata.item`: the row, and so the unit of order. The order of the key attributes makes no difference. */
export function itemOf(tableArn: string, keys: ItemKeys): string {
  const sorted = Object.entries(keys).sort(([one], [other]) => (one < other ? -1 : 1));
  return hashOf("item", tableArn, sorted);
}
